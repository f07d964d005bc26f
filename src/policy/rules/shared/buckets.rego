# What a template says of its buckets beside themselves: their policies, and who writes into them.
package carepath.shared.buckets

import rego.v1

violation := set()

names := resources_of_type("AWS::S3::Bucket")

# Pairs of a bucket and a statement of its policy.
statements := [{"bucket": bucket, "statement": one.statement} |
	some one in data.carepath.shared.policies.of_resources
	one.type == "AWS::S3::BucketPolicy"
	some bucket in names
	of_bucket(input.resources[one.name].properties.Bucket, bucket)
]

of_bucket(reference, bucket) if reference.__ref == bucket

of_bucket(reference, bucket) if {
	is_string(reference)
	reference == input.resources[bucket].properties.BucketName
}

# Services that an Allow of the bucket's policy lets write.
writers[bucket] contains service if {
	some one in statements
	bucket := one.bucket
	one.statement.Effect == "Allow"
	some action in ensure_list(one.statement.Action)
	action in {"s3:PutObject", "s3:Put*", "s3:*", "*"}
	some service in ensure_list(one.statement.Principal.Service)
}

# Load balancers of the older Regions write as an account of AWS's, which must be named in full.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
load_balancer_accounts := {
	"009996457667", "027434742980", "033677994240", "037604701340", "048591011584", "054676820928", "076674570225",
	"091100254016", "098369216593", "114774131450", "121062877647", "127311923021", "156460612806", "190560391635",
	"383597477331", "412137745753", "507241528517", "582318560864", "589379963580", "600734575887", "635631232127",
	"638102146993", "652711504416", "718504428378", "740734521339", "754344448648", "770363063475", "783225319266",
	"797873946194", "897822967062", "985666609251",
}

load_balancer_root(principal) if {
	parts := split(principal, ":")
	parts[2] == "iam"
	parts[5] == "root"
	parts[4] in load_balancer_accounts
}

writers[bucket] contains "logdelivery.elasticloadbalancing.amazonaws.com" if {
	some one in statements
	bucket := one.bucket
	one.statement.Effect == "Allow"
	some principal in ensure_list(one.statement.Principal.AWS)
	load_balancer_root(principal)
}

writers[bucket] contains "cloudtrail.amazonaws.com" if {
	some trail in resources_of_type("AWS::CloudTrail::Trail")
	bucket := input.resources[trail].properties.S3BucketName.__ref
}

writers[bucket] contains "config.amazonaws.com" if {
	some channel in resources_of_type("AWS::Config::DeliveryChannel")
	bucket := input.resources[channel].properties.S3BucketName.__ref
}

writers[bucket] contains "logging.s3.amazonaws.com" if {
	some source in names
	bucket := input.resources[source].properties.LoggingConfiguration.DestinationBucketName.__ref
}

writers[bucket] contains "delivery.logs.amazonaws.com" if {
	some distribution in resources_of_type("AWS::CloudFront::Distribution")
	bucket := input.resources[distribution].properties.DistributionConfig.Logging.Bucket.__ref
}

# Services that can write only under S3's own key.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
without_keys := {
	"logging.s3.amazonaws.com",
	"logdelivery.elasticloadbalancing.amazonaws.com",
	"bcm-data-exports.amazonaws.com",
	"billingreports.amazonaws.com",
}

# Services that write records of who did what.
recorders := {
	"cloudtrail.amazonaws.com",
	"config.amazonaws.com",
	"delivery.logs.amazonaws.com",
	"logdelivery.elasticloadbalancing.amazonaws.com",
	"logging.s3.amazonaws.com",
}

# What a pipeline hands from action to action: made again from its commit, to the same bytes.
artifact_stores contains bucket if {
	some pipeline in resources_of_type("AWS::CodePipeline::Pipeline")
	properties := input.resources[pipeline].properties
	some store in array.concat([entry.ArtifactStore | some entry in object.get(properties, "ArtifactStores", [])], [object.get(properties, "ArtifactStore", {})])
	bucket := store.Location.__ref
}
