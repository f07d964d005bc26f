# METADATA
# title: Functions run on a runtime that AWS still patches, and write to a log group that the platform made
# description: A runtime past its end of life gets no patches. A group that the function makes itself has neither key nor retention.
# custom:
#   severity: error
#   controls: ["164.308(a)(5)(ii)(B)", "164.312(b)"]
#   resources: ["AWS::Lambda::Function"]
package carepath.rules.function_is_maintained

import rego.v1

# Those whose end is later than 2027: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::Lambda::Function")
	not object.get(properties, "PackageType", "Zip") == "Image"
	not regex.match(`^(nodejs2[4-9]\.x|python3\.1[2-9]|java(21|25)|dotnet(8|10)|ruby3\.[4-9]|provided\.al2023)$`, properties.Runtime)
	finding := make_diag_at(
		"function-is-maintained", "ERROR", name, "Properties.Runtime",
		"The runtime is past its end of life, or soon will be. Use nodejs24.x.",
	)
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::Lambda::Function")
	not is_object(properties.LoggingConfig.LogGroup)
	finding := make_diag_at(
		"function-is-maintained", "ERROR", name, "Properties.LoggingConfig.LogGroup",
		"The function makes its log group itself, which has neither key nor retention. Name one of a template.",
	)
}

# With subnets but without a group of its own, it wears the VPC's default one.
violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::Lambda::Function")
	count(object.get(properties, ["VpcConfig", "SubnetIds"], [])) > 0
	count(object.get(properties, ["VpcConfig", "SecurityGroupIds"], [])) == 0
	finding := make_diag_at(
		"function-is-maintained", "ERROR", name, "Properties.VpcConfig.SecurityGroupIds",
		"The function wears the VPC's default security group. Name its own.",
	)
}
