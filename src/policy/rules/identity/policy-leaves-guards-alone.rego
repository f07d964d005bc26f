# METADATA
# title: No role of the platform may change identities, or what watches and protects it
# description: Who can write policies can grant themselves all else; who can stop the trail, delete a key or lift a lock can cover the traces. CloudFormation's own role does these things, after review, and no other.
# custom:
#   severity: error
#   controls: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(b)"]
#   resources: ["AWS::IAM::Group", "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::RolePolicy", "AWS::IAM::User"]
package carepath.rules.policy_leaves_guards_alone

import rego.v1

# Of IAM a role may read, pass on a role that another rule confines, and let a service make the role that is its own.
harmless(action) if regex.match(`^iam:(passrole|createservicelinkedrole|get|list|simulate)`, lower(action))

guards := {"access-analyzer", "cloudtrail", "config", "guardduty", "organizations", "securityhub", "sso", "sso-admin"}

reading := {"batchget", "describe", "get", "list", "lookup", "put"}

# Deletion of keys, of locks, of records and of backups, and who may read what.
guarded := {
	"backup:deletebackupvault", "backup:deletebackupvaultlockconfiguration", "backup:deleterecoverypoint",
	"backup:putbackupvaultaccesspolicy", "backup:putbackupvaultlockconfiguration", "cloudwatch:deletealarms",
	"cloudwatch:disablealarmactions", "ec2:deleteflowlogs", "kms:disablekey", "kms:disablekeyrotation", "kms:putkeypolicy",
	"kms:schedulekeydeletion", "logs:deleteloggroup", "logs:deletelogstream", "logs:deleteretentionpolicy",
	"logs:disassociatekmskey", "rds:deletedbcluster", "rds:deletedbinstance",
	"rds:modifydbinstance", "s3:bypassgovernanceretention", "s3:deletebucket", "s3:deletebucketpolicy",
	"s3:putaccountpublicaccessblock", "s3:putbucketacl", "s3:putbucketobjectlockconfiguration", "s3:putbucketpolicy",
	"s3:putbucketpublicaccessblock", "s3:putbucketversioning", "s3:putencryptionconfiguration", "s3:putlifecycleconfiguration",
	"secretsmanager:putresourcepolicy", "sns:addpermission", "sns:deletetopic", "sns:settopicattributes", "sns:unsubscribe",
	"wafv2:deletewebacl", "wafv2:disassociatewebacl", "wafv2:updatewebacl",
}

violation contains finding if {
	some one in data.carepath.shared.policies.identity
	one.statement.Effect == "Allow"
	some action in ensure_list(one.statement.Action)
	weakens(lower(action))
	finding := make_diag_at(
		"policy-leaves-guards-alone", "ERROR", one.name, one.path,
		sprintf("A role may do %v. Leave that to CloudFormation, whose changes are reviewed.", [action]),
	)
}

weakens(action) if {
	startswith(action, "iam:")
	not harmless(action)
}

weakens(action) if action in guarded

weakens(action) if {
	[service, name] := split(action, ":")
	service in guards
	not reads(name)
}

# AWS Config's recorder and its rules put what they find.
reads(name) if {
	some beginning in reading
	startswith(name, beginning)
}
