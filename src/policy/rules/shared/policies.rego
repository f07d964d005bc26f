# The statements of every policy in a template, wherever a type keeps them.
package carepath.shared.policies

import rego.v1

violation := set()

# Policies of a principal: what it may do.
identity_documents := {
	"AWS::IAM::GroupPolicy": "PolicyDocument",
	"AWS::IAM::ManagedPolicy": "PolicyDocument",
	"AWS::IAM::Policy": "PolicyDocument",
	"AWS::IAM::RolePolicy": "PolicyDocument",
	"AWS::IAM::UserPolicy": "PolicyDocument",
	"AWS::SSO::PermissionSet": "InlinePolicy",
}

# Policies of a resource: who may use it.
resource_documents := {
	"AWS::Backup::BackupVault": "AccessPolicy",
	"AWS::CloudTrail::ResourcePolicy": "ResourcePolicy",
	"AWS::DynamoDB::Table": "ResourcePolicy",
	"AWS::ECR::RegistryPolicy": "PolicyText",
	"AWS::ECR::Repository": "RepositoryPolicyText",
	"AWS::EFS::FileSystem": "FileSystemPolicy",
	"AWS::Elasticsearch::Domain": "AccessPolicies",
	"AWS::Events::EventBus": "Policy",
	"AWS::Events::EventBusPolicy": "Statement",
	"AWS::Kinesis::ResourcePolicy": "ResourcePolicy",
	"AWS::KMS::Key": "KeyPolicy",
	"AWS::KMS::ReplicaKey": "KeyPolicy",
	"AWS::Logs::ResourcePolicy": "PolicyDocument",
	"AWS::OpenSearchService::Domain": "AccessPolicies",
	"AWS::S3::AccessPoint": "Policy",
	"AWS::S3::BucketPolicy": "PolicyDocument",
	"AWS::SecretsManager::ResourcePolicy": "ResourcePolicy",
	"AWS::SNS::TopicInlinePolicy": "PolicyDocument",
	"AWS::SNS::TopicPolicy": "PolicyDocument",
	"AWS::SQS::QueueInlinePolicy": "PolicyDocument",
	"AWS::SQS::QueuePolicy": "PolicyDocument",
}

# A list, because a set would compare every statement with every other.
identity := array.concat(
	[{"name": name, "path": sprintf("Properties.%v", [key]), "statement": statement} |
		some name, resource in input.resources
		key := identity_documents[resource.resourceType]
		some statement in statements_of(resource.properties[key])
	],
	[{"name": name, "path": "Properties.Policies", "statement": statement} |
		some name, resource in input.resources
		resource.resourceType in {"AWS::IAM::Group", "AWS::IAM::Role", "AWS::IAM::User"}
		some policy in resource.properties.Policies
		some statement in statements_of(policy.PolicyDocument)
	],
)

of_resources := [{"name": name, "type": resource.resourceType, "path": sprintf("Properties.%v", [key]), "statement": statement} |
	some name, resource in input.resources
	key := resource_documents[resource.resourceType]
	some statement in statements_of(resource.properties[key])
]

trust := [{"name": name, "path": "Properties.AssumeRolePolicyDocument", "statement": statement} |
	some name in resources_of_type("AWS::IAM::Role")
	some statement in statements_of(input.resources[name].properties.AssumeRolePolicyDocument)
]

statements_of(document) := ensure_list(object.get(plain(document), "Statement", plain(document)))

# A document as an object, also where it is written as text, with references in it or not.
plain(document) := document.PolicyDocument if document.PolicyDocument

plain(document) := json.unmarshal(document) if is_string(document)

plain(document) := json.unmarshal(substring(document.__dynamic, 5, -1)) if startswith(document.__dynamic, "Join:")

plain(document) := document if {
	is_object(document)
	not document.PolicyDocument
	not document.__dynamic
}

plain(document) := {"Statement": document} if is_array(document)
