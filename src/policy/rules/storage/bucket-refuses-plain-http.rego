# METADATA
# title: Policies of buckets refuse requests without TLS 1.2 or newer
# description: S3 answers plain HTTP unless the bucket's policy refuses it, to everybody, for every action, on the bucket and its objects.
# custom:
#   severity: error
#   controls: ["164.312(e)(1)", "164.312(e)(2)(ii)"]
#   resources: ["AWS::S3::Bucket"]
package carepath.rules.bucket_refuses_plain_http

import rego.v1

violation contains finding if {
	some name in data.carepath.shared.buckets.names
	not refuses_plain_http(name)
	finding := make_diag_at(
		"bucket-refuses-plain-http", "ERROR", name, "Properties",
		"The bucket's policy does not refuse plain HTTP. Deny s3:* on the bucket and its objects to * where aws:SecureTransport is false.",
	)
}

violation contains finding if {
	some name in data.carepath.shared.buckets.names
	not refuses_old_tls(name)
	finding := make_diag_at(
		"bucket-refuses-plain-http", "ERROR", name, "Properties",
		"The bucket's policy does not refuse TLS 1.0 and 1.1. Deny s3:* on the bucket and its objects to * where s3:TlsVersion is less than 1.2.",
	)
}

refuses_plain_http(name) if {
	some one in data.carepath.shared.buckets.statements
	one.bucket == name
	refuses_all(name, one.statement)
	count(one.statement.Condition) == 1
	count(one.statement.Condition.Bool) == 1
	data.carepath.shared.settings.off(one.statement.Condition.Bool["aws:SecureTransport"])
}

refuses_old_tls(name) if {
	some one in data.carepath.shared.buckets.statements
	one.bucket == name
	refuses_all(name, one.statement)
	count(one.statement.Condition) == 1
	count(one.statement.Condition.NumericLessThan) == 1
	coerce_to_number(one.statement.Condition.NumericLessThan["s3:TlsVersion"]) >= 1.2
}

refuses_all(name, statement) if {
	statement.Effect == "Deny"
	data.carepath.shared.principals.everybody(statement.Principal)
	some action in ensure_list(statement.Action)
	action in {"s3:*", "*"}
	resources := ensure_list(statement.Resource)
	some bucket in resources
	is_bucket(name, bucket)
	some objects in resources
	are_objects(name, objects)
}

is_bucket(name, resource) if {
	resource.__ref == name
	resource.__kind == "getatt:Arn"
}

is_bucket(name, resource) if resource == "*"

is_bucket(name, resource) if endswith(resource, concat("", [":::", input.resources[name].properties.BucketName]))

are_objects(name, resource) if resource.__dynamic in {sprintf("Join:{ref:%v}/*", [name]), sprintf("Sub:${%v.Arn}/*", [name])}

are_objects(name, resource) if resource == "*"

are_objects(name, resource) if endswith(resource, concat("", [":::", input.resources[name].properties.BucketName, "/*"]))
