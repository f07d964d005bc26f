# METADATA
# title: Tasks run images of a private registry, by digest
# description: A tag can name another image at each start of a task, and a public registry's image is whatever somebody put there.
# custom:
#   severity: error
#   controls: ["164.312(c)(1)", "164.308(a)(5)(ii)(B)"]
#   resources: ["AWS::ECS::TaskDefinition"]
package carepath.rules.task_image_is_pinned

import rego.v1

violation contains finding if {
	some name, properties in data.carepath.shared.references.properties_of("AWS::ECS::TaskDefinition")
	some index, container in properties.ContainerDefinitions
	not is_pinned(text(container.Image))
	finding := make_diag_at(
		"task-image-is-pinned", "ERROR", name, sprintf("Properties.ContainerDefinitions.%d.Image", [index]),
		"The image is not one and the same at each start. Use <account>.dkr.ecr.<region>.amazonaws.com/<repository>@sha256:<digest>.",
	)
}

is_pinned(image) if regex.match(`\.dkr\.ecr\.[a-z0-9-]+\.[a-z0-9.]+/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$`, image)

# Of an image whose account is known only at deployment, the engine writes the parts that are known.
text(value) := value if is_string(value)

text(value) := value["__dynamic"]
