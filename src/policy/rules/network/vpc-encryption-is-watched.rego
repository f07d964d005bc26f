# METADATA
# title: Where data is protected, traffic in the VPC that is not encrypted is seen or refused
# description: The control names every interface that could carry plain traffic, and writes into the flow logs whether it did.
# custom:
#   severity: error
#   controls: ["164.312(e)(1)", "164.312(e)(2)(ii)"]
#   resources: ["AWS::EC2::VPC", "AWS::EC2::VPCEncryptionControl", "AWS::EC2::FlowLog"]
package carepath.rules.vpc_encryption_is_watched

import rego.v1

controls := data.carepath.shared.references.properties_of("AWS::EC2::VPCEncryptionControl")

violation contains finding if {
	data.carepath.shared.values.protects_data
	not input_region() in without
	some name, _ in data.carepath.shared.references.properties_of("AWS::EC2::VPC")
	not name in {data.carepath.shared.references.identity(control.VpcId) | some control in controls}
	finding := make_diag(
		"vpc-encryption-is-watched", "ERROR", name,
		"Plain traffic in the VPC goes unseen. Add an encryption control of the mode monitor.",
	)
}

# https://docs.aws.amazon.com/vpc/latest/userguide/vpc-encryption-controls.html
without := {
	"ap-east-2",
	"ap-northeast-2",
	"ap-southeast-5",
	"ap-southeast-6",
	"ap-southeast-7",
	"eu-south-2",
	"il-central-1",
	"mx-central-1",
}

violation contains finding if {
	some name, control in controls
	not control.Mode in {"monitor", "enforce"}
	finding := make_diag_at(
		"vpc-encryption-is-watched", "ERROR", name, "Properties.Mode",
		"The control does nothing. Set its mode to monitor, or to enforce.",
	)
}

violation contains finding if {
	some control in controls
	some name, log in data.carepath.shared.references.properties_of("AWS::EC2::FlowLog")
	data.carepath.shared.references.identity(log.ResourceId) == data.carepath.shared.references.identity(control.VpcId)
	not contains(object.get(log, "LogFormat", ""), "${encryption-status}")
	finding := make_diag_at(
		"vpc-encryption-is-watched", "ERROR", name, "Properties.LogFormat",
		"The flow log does not say which traffic was plain. Add ${encryption-status} to its format.",
	)
}
