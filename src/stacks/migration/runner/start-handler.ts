import { SFNClient } from '@aws-sdk/client-sfn';
import { pause } from './pause';
import type { CloudFormationRequest } from './request';
import { settings } from './settings';
import { start } from './start';

const { STATE_MACHINE: stateMachineArn } = settings('STATE_MACHINE');
const states = new SFNClient({});

export const handler = (request: CloudFormationRequest) => start(request, { stateMachineArn, states, now: () => new Date(), pause });
