import { exampleSet } from '../example-set';

const set = exampleSet();
const [dashboard] = set.resources('AWS::CloudWatch::Dashboard', 'observability');

/** What CloudWatch is given, with a word in the place of each reference. */
function bodyOf(properties: Readonly<Record<string, unknown>> | undefined): string {
  const body = properties?.DashboardBody as { 'Fn::Join': [string, unknown[]] };
  return body['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'reference')).join('');
}

interface Widget {
  readonly properties: {
    readonly title?: string;
    readonly setPeriodToTimeRange?: boolean;
    readonly start?: string;
    readonly metrics?: readonly unknown[];
    readonly alarms?: readonly string[];
    readonly annotations?: { readonly horizontal: readonly { readonly value: number }[] };
  };
}
const widgets: readonly Widget[] = JSON.parse(bodyOf(dashboard?.Properties)).widgets;
const titled = (title: string) => widgets.find(({ properties }) => properties.title?.startsWith(title))?.properties;

test('finds services by search: none is named in it', () => {
  expect(bodyOf(dashboard?.Properties)).toContain('SEARCH(');
  for (const name of ['eshop', 'pharmacy', 'doctor']) expect(bodyOf(dashboard?.Properties)).not.toContain(name);
});

test.each(['availability', 'latency'])('shows what is left of the error budget of %s, over the whole window at once', (name) => {
  expect(titled(`${name}: error budget of 30 days`)).toMatchObject({ setPeriodToTimeRange: true, start: '-P30D' });
});

test('counts as bad what the burn rates count', () => {
  expect(JSON.stringify(titled('availability: error budget of')?.metrics)).toContain('100 * (1 - FILL(bad, 0) / (requests * 0.001))');
  expect(JSON.stringify(titled('latency: error budget of')?.metrics)).toContain('TC(500:)');
  expect(JSON.stringify(titled('latency: error budget of')?.metrics)).toContain('(requests * 0.05)');
});

test('shows every composite alarm', () => {
  expect(titled('Error budgets that burn')?.alarms).toHaveLength(set.resources('AWS::CloudWatch::CompositeAlarm').length);
});

test('has a line wherever an alarm of the API, the load balancer or the database is raised', () => {
  const lines = widgets.flatMap(({ properties }) => properties.annotations?.horizontal.map(({ value }) => value) ?? []);
  const thresholds = set
    .resources('AWS::CloudWatch::Alarm', 'observability')
    .filter(
      ({ Properties }) =>
        Properties.AlarmActions !== undefined && /^(API \w|API:|Database|Load balancer)/.test(String(Properties.AlarmDescription)),
    )
    .map(({ Properties }) => Properties.Threshold);
  expect(lines).toEqual(expect.arrayContaining(thresholds));
});
