/** What stops a synthesis and can be mended in this repository; the message says how. It is shown without a stack trace. */
export class SynthesisError extends Error {}
