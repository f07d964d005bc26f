import type { ExceptionConfiguration } from '../schema/configuration';

/** Findings of the policy gate that stay, each with its reason, its owner and its last day. */
export const exceptions: readonly ExceptionConfiguration[] = [];
