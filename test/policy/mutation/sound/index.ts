import type { Template } from '../../../../src/assembly/template';
import { data } from './data';
import { databases } from './databases';
import { edge } from './edge';
import { network } from './network';
import { watching } from './watching';
import { workloads } from './workloads';

/** A resource of each type that operators know, as small as it can be while there is something in it to break. */
export const sound: Template = { Resources: { ...data, ...databases, ...network, ...edge, ...watching, ...workloads } };
