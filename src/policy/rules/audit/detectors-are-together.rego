# METADATA
# title: Where Security Hub is made, so are the detectors whose findings it gathers
# description: Security Hub checks settings by itself. Intruders are found by GuardDuty and doors to the outside by Access Analyzer; without them it gathers silence.
# custom:
#   severity: error
#   controls: ["164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.312(b)"]
#   resources: ["AWS::SecurityHub::Hub"]
package carepath.rules.detectors_are_together

import rego.v1

detectors := {"AWS::AccessAnalyzer::Analyzer": "Access Analyzer", "AWS::GuardDuty::Detector": "GuardDuty"}

violation contains finding if {
	some name in resources_of_type("AWS::SecurityHub::Hub")
	some type, called in detectors
	count(resources_of_type(type)) == 0
	not type in data.carepath.shared.values.detectors_elsewhere
	finding := make_diag(
		"detectors-are-together", "ERROR", name,
		sprintf("%v is not made beside Security Hub. Add it; where the account has it from elsewhere, say so in its configuration.", [called]),
	)
}
