import { advance, type Input } from '../../../src/stacks/finops/report/advance';
import type { CostRequest } from '../../../src/stacks/finops/report/cost-explorer';
import { monthsBefore } from '../../../src/stacks/finops/report/months';
import { reportDefinition } from '../../../src/stacks/finops/report/report-definition';
import { byAccount, byService, byTag, type ReportSettings } from '../../../src/stacks/finops/report/settings';
import { type Bills, type CostExplorerOptions, costExplorer, ServiceError } from './cost-explorer';
import { runMachine } from './run-machine';

const due = '2026-11-03T08:00:00Z';
const settings: ReportSettings = { title: 'Spending of dev', monthlyUsd: 150, breakdowns: [byService, byTag('owner')] };
const bills: Bills = {
  '2026-09': {
    SERVICE: { 'Amazon RDS': 15, 'Amazon ECS': 40.5 },
    'carepath:owner': { '': 5.5, 'platform-team': 50 },
  },
  '2026-10': {
    SERVICE: { 'Amazon RDS': 15, 'Amazon ECS': 30.25, 'AWS WAF': 11 },
    'carepath:owner': { '': 6.25, 'platform-team': 50 },
  },
};

interface Report {
  readonly mails: readonly { readonly TopicArn: unknown; readonly Subject: string; readonly Message: string }[];
  readonly asked: readonly CostRequest[];
  readonly waited: number;
}

/** Runs the state machine's own definition. */
function report(
  of: Bills | ((request: CostRequest) => unknown),
  circumstances: Partial<ReportSettings & CostExplorerOptions> & { time?: string } = {},
): Report {
  const answer = typeof of === 'function' ? of : costExplorer(of, circumstances);
  const mails: Report['mails'][number][] = [];
  const asked: CostRequest[] = [];
  let waited = 0;
  const integrations = {
    'arn:aws:states:::lambda:invoke': ({ Payload }: { Payload?: unknown }) => ({
      Payload: advance(Payload as Input, { ...settings, ...circumstances }),
    }),
    'arn:aws:states:::aws-sdk:costexplorer:getCostAndUsage': (request: unknown) => {
      asked.push(request as CostRequest);
      return answer(request as CostRequest);
    },
    'arn:aws:states:::sns:publish': (mail: unknown) => {
      mails.push(mail as Report['mails'][number]);
      return {};
    },
  };
  runMachine(
    reportDefinition({ functionArn: 'function', topicArn: 'topic' }),
    { time: circumstances.time ?? due },
    integrations,
    (seconds) => {
      waited += seconds;
    },
  );
  return { mails, asked, waited };
}

const textOf = (...args: Parameters<typeof report>) => report(...args).mails[0]?.Message ?? '';

test('the mail says what the month cost, beside the month before and the budget, by service and by tag', () => {
  expect(report(bills).mails).toEqual([
    {
      TopicArn: 'topic',
      Subject: 'Spending of dev, October 2026: 56.25 USD',
      Message: [
        'Spending of dev, October 2026, in USD.',
        '',
        '                                       October 2026 September 2026        Change',
        '  Total                                       56.25          55.50         +0.75',
        '',
        'Within the budget of 150.00 USD: 37.5 % of it was spent, 93.75 was left.',
        '',
        'By service',
        '  Amazon ECS                                  30.25          40.50        -10.25',
        '  Amazon RDS                                  15.00          15.00          0.00',
        '  AWS WAF                                     11.00           0.00        +11.00',
        '',
        'By tag owner',
        '  platform-team                               50.00          50.00          0.00',
        '  untagged                                     6.25           5.50         +0.75',
        '',
      ].join('\n'),
    },
  ]);
});

test('a line is no longer than a terminal is wide', () => {
  const long = { '2026-10': { SERVICE: { [`A service ${'of a long name '.repeat(5)}`]: 1_234_567.89 } } };
  expect(
    Math.max(
      ...textOf(long)
        .split('\n')
        .map(({ length }) => length),
    ),
  ).toBeLessThanOrEqual(80);
});

describe('the months', () => {
  test.each([
    ['on the first of a month', '2026-11-01T00:00:00Z', ['2026-09-01', '2026-10-01', '2026-11-01']],
    ['in January, reach into the year before', '2027-01-03T08:00:00Z', ['2026-11-01', '2026-12-01', '2027-01-01']],
    ['in February, reach into the year before', '2027-02-03T08:00:00Z', ['2026-12-01', '2027-01-01', '2027-02-01']],
    ['after a February of 29 days', '2028-03-01T00:00:00Z', ['2028-01-01', '2028-02-01', '2028-03-01']],
    ['on the 29th of a February', '2028-02-29T23:59:59Z', ['2027-12-01', '2028-01-01', '2028-02-01']],
    ['on the last of a month, after a shorter one', '2026-12-31T23:59:59Z', ['2026-10-01', '2026-11-01', '2026-12-01']],
    ['by the clock of the bill, wherever it is asked', '2026-10-31T23:30:00-02:00', ['2026-09-01', '2026-10-01', '2026-11-01']],
  ])('%s', (_, time, [before, last, end]) => {
    expect(monthsBefore(time)).toEqual({ before, last, end });
  });

  test('are asked for whole, in one request for each breakdown', () => {
    expect(report(bills).asked.map(({ TimePeriod, GroupBy }) => [TimePeriod.Start, TimePeriod.End, GroupBy[0].Key])).toEqual([
      ['2026-09-01', '2026-11-01', 'SERVICE'],
      ['2026-09-01', '2026-11-01', 'carepath:owner'],
    ]);
  });

  test('of no time are refused, with what to write', () => {
    expect(() => report(bills, { time: 'October' })).toThrow(
      'time: October is no time. Write one within the month after, such as 2026-11-03T08:00:00Z',
    );
  });
});

describe('pages', () => {
  test('are read to the last, and added up', () => {
    const paged = report(bills, { groupsAPage: 1 });
    expect(paged.mails).toEqual(report(bills).mails);
    expect(paged.asked.map(({ NextPageToken }) => NextPageToken)).toEqual([undefined, '1', '2', undefined, '1']);
  });

  test('that never end are a failure, and no bill', () => {
    expect(() => report(() => ({ ResultsByTime: [], NextPageToken: 'again' }))).toThrow('more than 50 pages');
  });
});

describe('what goes wrong', () => {
  /** Refuses so many times. */
  const refusing = (times: number, error: Error) => {
    let left = times;
    return (request: CostRequest) => {
      if (left > 0) {
        left -= 1;
        throw error;
      }
      return costExplorer(bills)(request);
    };
  };
  const throttled = new ServiceError('CostExplorer.LimitExceededException', 'Rate exceeded');

  test('for a while, as throttling does, delays the mail and changes nothing in it', () => {
    const late = report(refusing(5, throttled));
    expect(late.mails).toEqual(report(bills).mails);
    expect(late.waited).toBe(60 + 120 + 240 + 480 + 960);
  });

  test.each([
    ['throttling', throttled],
    [
      'a Cost Explorer that was never opened',
      new ServiceError('CostExplorer.AccessDeniedException', 'User not enabled for cost explorer access'),
    ],
    ['a role that may not', new ServiceError('CostExplorer.AccessDeniedException', 'not authorized to perform: ce:GetCostAndUsage')],
    ['figures that are not there yet', new ServiceError('CostExplorer.DataUnavailableException', 'The requested data is unavailable')],
  ])('for good ends the execution with the error, and sends nothing: %s', (_, error) => {
    const mails: unknown[] = [];
    expect(() => mails.push(...report(refusing(1000, error)).mails)).toThrow(error);
    expect(mails).toEqual([]);
  });

  test.each([
    [
      'an amount that is none',
      { ResultsByTime: [{ TimePeriod: { Start: '2026-10-01' }, Groups: [{ Keys: ['x'], Metrics: {} }] }] },
      'no amount',
    ],
    ['another month than was asked for', { ResultsByTime: [{ TimePeriod: { Start: '2025-10-01' } }] }, 'nobody asked for'],
  ])('in an answer is no figure: %s', (_, answer, message) => {
    expect(() => report(() => answer)).toThrow(message);
  });
});

describe('the mail', () => {
  test('of a month without data says so', () => {
    const text = textOf({});
    expect(text).toContain("Cost Explorer has no figures for it. A new account's first ones take a day.");
    expect(text).toMatch(/Total +0\.00 +0\.00 +0\.00\n/);
  });

  test('says by how much the budget was passed', () => {
    expect(textOf(bills, { monthlyUsd: 50 })).toContain('OVER the budget of 50.00 USD by 6.25: 112.5 % of it was spent.');
  });

  test('holds figures of another currency against no budget', () => {
    expect(textOf(bills, { unit: 'CNY' })).toContain('These figures are in CNY: they are not held against the budget of 150.00 USD.');
  });

  test('says that AWS still estimates the month, and not that it did the one before', () => {
    expect(textOf(bills, { estimated: ['2026-10'] })).toContain('not final yet');
    expect(textOf(bills, { estimated: ['2026-09'] })).not.toContain('not final yet');
  });

  test('says that a tag was never activated where no cost carries it', () => {
    const untagged = { '2026-10': { SERVICE: { 'Amazon RDS': 15 }, 'carepath:owner': { '': 15 } } };
    expect(textOf(untagged)).toContain('No cost carries the tag: activate it for cost allocation');
    expect(textOf(bills)).not.toContain('No cost carries the tag');
  });

  test('adds up in one line what is beyond the first 25 parts, or below a cent', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`Service ${index}`, 30 - index]));
    const text = textOf({ '2026-10': { SERVICE: { ...many, Dust: 0.001 } } });
    expect(text).toMatch(/6 others +15\.00 /);
    expect(text).not.toContain('Dust');
  });

  test('shows a refund as less than nothing', () => {
    expect(textOf({ '2026-10': { SERVICE: { Refund: -3.5 } } })).toMatch(/Refund +-3\.50 +0\.00 +-3\.50\n/);
  });

  test('of the whole platform counts the named accounts, by their names', () => {
    const whole = { '2026-10': { SERVICE: { 'Amazon RDS': 5 }, LINKED_ACCOUNT: { '222222222222': 4, '999999999999': 1 } } };
    const accounts = ['222222222222', '999999999999'];
    const { asked, mails } = report(whole, { breakdowns: [byService, byAccount], accounts, accountNames: { '222222222222': 'dev' } });
    expect(asked.map(({ Filter }) => Filter)).toEqual([
      { Dimensions: { Key: 'LINKED_ACCOUNT', Values: accounts } },
      { Dimensions: { Key: 'LINKED_ACCOUNT', Values: accounts } },
    ]);
    expect(mails[0]?.Message).toMatch(/By account\n {2}dev +4\.00 .*\n {2}999999999999 +1\.00/);
  });

  test('has a subject that SNS takes', () => {
    const [mail] = report(bills, { title: `Spending of ${'é'.repeat(120)}` }).mails;
    expect(mail?.Subject).toMatch(/^[ -~]{1,100}$/);
  });
});
