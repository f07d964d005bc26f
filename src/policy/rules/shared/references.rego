# What refers to what, as the engine resolves it: `__ref` within the template, `__dynamic` beyond it.
package carepath.shared.references

import rego.v1

# The engine asks every package for its findings.
violation := set()

# Resources of a type with their properties, by logical id.
properties_of(type) := {name: properties |
	some name in resources_of_type(type)
	properties := input.resources[name].properties
}

# What tells values apart: of a reference its target, so that `Ref` and `Fn::GetAtt` of one resource are the same.
identity(value) := value["__ref"]

identity(value) := value if not value["__ref"]

# Whether an output hands the resource on, so that what uses it may stand in another template.
handed_on(name) if {
	some reference in input.resources[name].incomingRefs
	startswith(reference.source, "__output__")
}

# Whether the value at this place, or a part of it, is fetched from Secrets Manager at deployment.
from_secrets_manager(name, path) if {
	some found in input.resources[name].secretsmanagerRefPaths
	startswith(concat("", [found, "."]), concat("", [path, "."]))
}

# CloudFormation takes a word for a truth value.
on(value) if value in {true, "true"}

off(value) if value in {false, "false"}
