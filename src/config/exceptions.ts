import type { ExceptionConfiguration } from '../schema/configuration';
import { ofEnvironments } from './exceptions/of-environments';
import { ofPipeline } from './exceptions/of-pipeline';
import { ofRestEdges } from './exceptions/of-rest-edges';
import { ofUnprotectedEnvironments } from './exceptions/of-unprotected-environments';

/** Findings of the policy gate that stay, each with its reason, its owner and its last day. */
export const exceptions: readonly ExceptionConfiguration[] = [
  ...ofEnvironments,
  ...ofRestEdges,
  ...ofUnprotectedEnvironments,
  ...ofPipeline,
];
