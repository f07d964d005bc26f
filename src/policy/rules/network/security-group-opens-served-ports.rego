# METADATA
# title: Security groups are entered by the ports that their wearers serve
# description: A port that nobody was meant to serve is a way to whatever listens there one day, such as a debugger or a shell.
# custom:
#   severity: error
#   controls: ["164.312(a)(1)", "164.312(e)(1)"]
#   resources: ["AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress"]
package carepath.rules.security_group_opens_served_ports

import rego.v1

violation contains finding if {
	some found in data.carepath.shared.security_groups.ways("Ingress")
	ports := served(found.group)
	count(ports) > 0
	port := data.carepath.shared.security_groups.one_port(found.way)
	not port in ports
	finding := make_diag_at(
		"security-group-opens-served-ports", "ERROR", found.resource, found.path,
		sprintf("Nothing that wears the group serves port %d, but %s.", [port, concat(", ", [sprintf("%d", [one]) | some one in sort(ports)])]),
	)
}

served(group) := ((listened(group) | contained(group)) | stored(group)) | known(group)

# By a load balancer.
listened(group) := {to_number(listener.Port) |
	some balancer, properties in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::LoadBalancer")
	some worn in properties.SecurityGroups
	data.carepath.shared.references.identity(worn) == group
	some listener in data.carepath.shared.references.properties_of("AWS::ElasticLoadBalancingV2::Listener")
	data.carepath.shared.references.identity(listener.LoadBalancerArn) == balancer
}

# By the tasks of a service.
contained(group) := {to_number(target.ContainerPort) |
	some properties in data.carepath.shared.references.properties_of("AWS::ECS::Service")
	some worn in properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups
	data.carepath.shared.references.identity(worn) == group
	some target in properties.LoadBalancers
}

# By a database of this template.
stored(group) := {to_number(properties.Port) |
	some properties in data.carepath.shared.references.properties_of("AWS::RDS::DBInstance")
	some worn in properties.VPCSecurityGroups
	data.carepath.shared.references.identity(worn) == group
}

# By a database or a load balancer of another template: its export's name says which.
known(group) := {3306, 5432} if regex.match(`^cross-stack import: [A-Za-z0-9-]+-database(-proxy)?:`, group["__dynamic"])

known(group) := {443, 8443} if regex.match(`^cross-stack import: [A-Za-z0-9-]+-cluster:.*LoadBalancer`, group["__dynamic"])

known(group) := set() if not is_known(group)

is_known(group) if regex.match(`^cross-stack import: ([A-Za-z0-9-]+-database(-proxy)?:|[A-Za-z0-9-]+-cluster:.*LoadBalancer)`, group["__dynamic"])
