# METADATA
# title: Certificates are validated by DNS, stay in AWS, and are publicly logged
# description: A certificate that is validated by e-mail runs out when nobody answers; one that may be exported lets whoever has its key pose as the platform; one that is not logged can be issued unseen.
# custom:
#   severity: error
#   controls: ["164.312(d)", "164.312(e)(1)"]
#   resources: ["AWS::CertificateManager::Certificate"]
package carepath.rules.certificate_is_validated

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CertificateManager::Certificate")
	not properties.CertificateAuthorityArn
	not properties.ValidationMethod == "DNS"
	finding := make_diag_at(
		"certificate-is-validated", "ERROR", name, "Properties.ValidationMethod",
		"The certificate is validated by e-mail, and is not renewed by itself. Use the method DNS, in the environment's zone.",
	)
}

# What is safe where nobody says otherwise.
safe := {
	"CertificateTransparencyLoggingPreference": {"ENABLED"},
	"CertificateExport": {"DISABLED"},
	"KeyAlgorithm": {"RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"},
}

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::CertificateManager::Certificate")
	some key, values in safe
	value := properties[key]
	not value in values
	finding := make_diag_at(
		"certificate-is-validated", "ERROR", name, sprintf("Properties.%s", [key]),
		sprintf("%s weakens the certificate. Leave it out.", [key]),
	)
}
