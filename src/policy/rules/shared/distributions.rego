# What a distribution of CloudFront does with requests.
package carepath.shared.distributions

import rego.v1

# The engine asks every package for its findings.
violation := set()

# Of the paths that it names, and of all others; there is always one of the others.
behaviors(properties) := array.concat(
	[object.get(properties.DistributionConfig, "DefaultCacheBehavior", {})],
	object.get(properties.DistributionConfig, "CacheBehaviors", []),
)

# AWS's own policy that caches nothing.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
caches_nothing(behavior) if behavior.CachePolicyId == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
