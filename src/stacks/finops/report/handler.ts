import { advance, type Input } from './advance';
import type { ReportSettings } from './settings';

const settings: ReportSettings = JSON.parse(process.env.SETTINGS ?? '{}');

export const handler = async (input: Input) => advance(input, settings);
