# Actions of KMS that use a key, as against those that administer it.
package carepath.shared.keys

import rego.v1

violation := set()

# CreateGrant is how services hand on what their caller may do; rules on principals confine it.
uses := {
	"kms:CreateGrant",
	"kms:Decrypt",
	"kms:Decrypt*",
	"kms:DescribeKey",
	"kms:Encrypt",
	"kms:GenerateDataKey",
	"kms:GenerateDataKey*",
	"kms:GenerateDataKeyPair",
	"kms:GenerateDataKeyPairWithoutPlaintext",
	"kms:GenerateDataKeyWithoutPlaintext",
	"kms:GenerateMac",
	"kms:GetPublicKey",
	"kms:ListGrants",
	"kms:ReEncrypt*",
	"kms:ReEncryptFrom",
	"kms:ReEncryptTo",
	"kms:RetireGrant",
	"kms:RevokeGrant",
	"kms:Sign",
	"kms:Verify",
	"kms:VerifyMac",
}
