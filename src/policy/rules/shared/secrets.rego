# What looks like a secret.
package carepath.shared.secrets

import rego.v1

# The engine asks every package for its findings.
violation := set()

# A text that holds one: keys of AWS and of others, private keys, tokens, addresses with a password, settings of one.
is_secret(text) if regex.match(`\b(AKIA|ASIA)[A-Z0-9]{16}\b`, text)

is_secret(text) if regex.match(`-----BEGIN [A-Z ]*PRIVATE KEY`, text)

is_secret(text) if regex.match(`\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+`, text)

is_secret(text) if regex.match(`\b(gh[opsu]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|xox[abpr]-[\w-]{10,}|[rs]k_(live|test)_\w{10,}|AIza[\w-]{30,})`, text)

is_secret(text) if regex.match(`[a-z][a-z0-9+.-]*://[^/\s:@]*:[^/\s@]+@`, text)

is_secret(text) if regex.match(`(?i)(passw(or)?d|passphrase|secret|api[_-]?key|access[_-]?key|auth[_-]?token)['"]?\s*[=:]\s*['"]?[^\s'"${<]{4,}`, text)

# Names of settings whose value is one. Addresses and names of secrets are none.
names_secret(name) if {
	regex.match(`(?i)(passw(or)?d|passphrase|pwd|secret|token|credential|api_?key|private_?key|access_?key|signing_?key|encryption_?key|auth_?key|connection_?string|(^|_)((pg|db)?pass|dsn|salt|jwt|otp|pin|key)$)`, name)
	not regex.match(`(?i)_(arn|name|id|url|uri|path|endpoint|issuer|header|ttl|file|length|days|seconds)$`, name)
}

# Letters and digits without a word in them: what a generator makes.
is_random(text) if {
	regex.match(`^[A-Za-z0-9+/=_-]{24,}$`, text)
	regex.match(`[0-9]`, text)
	regex.match(`[A-Z]`, text)
	regex.match(`[a-z]`, text)
}
