# METADATA
# title: VPCs have flow logs of all traffic
# description: Without them nobody can say later which address spoke with which, nor what was refused.
# custom:
#   severity: error
#   controls: ["164.312(b)", "164.308(a)(1)(ii)(D)"]
#   resources: ["AWS::EC2::VPC", "AWS::EC2::FlowLog"]
package carepath.rules.vpc_is_recorded

import rego.v1

logs := data.carepath.shared.references.properties_of("AWS::EC2::FlowLog")

violation contains finding if {
	some name, _ in data.carepath.shared.references.properties_of("AWS::EC2::VPC")
	not name in {data.carepath.shared.references.identity(log.ResourceId) | some log in logs; log.ResourceType == "VPC"}
	finding := make_diag(
		"vpc-is-recorded", "ERROR", name,
		"The VPC has no flow log. Add one of the resource type VPC.",
	)
}

violation contains finding if {
	some name, log in logs
	not is_whole(log)
	finding := make_diag_at(
		"vpc-is-recorded", "ERROR", name, "Properties",
		"The flow log leaves traffic or fields out, or has nowhere to go. Log traffic of the type ALL, to a log group by a role or to a bucket, with both addresses, ports and the action.",
	)
}

is_whole(log) if {
	log.TrafficType == "ALL"
	has_destination(log)
	every field in {"${srcaddr}", "${dstaddr}", "${srcport}", "${dstport}", "${action}"} {
		contains(object.get(log, "LogFormat", "${srcaddr} ${dstaddr} ${srcport} ${dstport} ${action}"), field)
	}
}

has_destination(log) if {
	object.get(log, "LogDestinationType", "cloud-watch-logs") == "cloud-watch-logs"
	some key in {"LogGroupName", "LogDestination"}
	log[key]
	log.DeliverLogsPermissionArn
}

has_destination(log) if {
	log.LogDestinationType in {"s3", "kinesis-data-firehose"}
	log.LogDestination
}
