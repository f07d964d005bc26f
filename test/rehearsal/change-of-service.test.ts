import { accountsAfter, commit, configurationOf, ending, fates, inService, lostIn, released, withImage, withoutService } from './commits';
import { finding, rulesOf } from './hand-made';

/** Services that come, move and go where data is protected, one commit after another. */
const whole = configurationOf('prod');
const withheld = withImage(whole, 'doctor', null);
const all = commit(whole);
const waiting = commit(withheld);
const without = commit(withoutService(whole, 'doctor'));

const others = (report: Awaited<ReturnType<typeof released>>) =>
  report.stacks.filter(({ name, operation }) => operation !== 'none' && /-service-(eshop|pharmacy)$/.test(name)).map(({ name }) => name);

describe('a new service', () => {
  test('is announced without an image: its repository is made, and nothing of the others is touched', async () => {
    const report = await released(waiting, [without]);
    expect(ending(report)).toBe('promoted');
    expect(others(report)).toEqual([]);
    expect(rulesOf(report)).not.toContain('roll-forward-only');
    expect(lostIn(without, waiting)).toEqual([]);
  });

  test('starts when its image is there, may call what names it among its callers, and can be taken back', async () => {
    const report = await released(all, [without, waiting]);
    expect(ending(report)).toBe('promoted');
    expect(others(report)).toEqual([]);
    expect(rulesOf(report)).not.toContain('roll-forward-only');
    expect(lostIn(waiting, all)).toEqual([]);
  });

  test('can come with its image at once, and is then taken back by way of null', async () => {
    expect(ending(await released(all, [without]))).toBe('promoted');
    expect(ending(await released(without, [without, all]))).toMatch(/^failed with service-left-running/);
    expect(ending(await released(waiting, [without, all]))).toBe('promoted');
  });
});

describe('a service that gets another group', () => {
  const joined = commit(inService(whole, 'pharmacy', { group: 'doctor' }));
  const withSlot = commit(inService(whole, 'pharmacy', { group: 'clinical', listenerSlot: 4 }));
  const old = 'Prod-service-pharmacy';

  test('is refused with the listener slot that the old one has, and told the way', async () => {
    const report = await released(joined, [all]);
    expect(ending(report)).toBe('failed with service-moved, name-collision, rollback-unavailable');
    expect(finding(report, 'service-moved')).toMatchObject({
      where: 'prod/Prod-service-doctor/pharmacy',
      message: `pharmacy moves from ${old} to Prod-service-doctor with its listener slot, which the old one still has when the new one is made`,
      remedy: expect.stringMatching(
        /^Give it a free `listenerSlot`, such as 4, in the commit that gives it the group: .* delete Prod-service-pharmacy: /,
      ),
    });
  });

  test('comes up beside the old one with a free slot, and can go back', async () => {
    const report = await released(withSlot, [all]);
    expect(ending(report)).toBe('promoted');
    expect(rulesOf(report)).toEqual(expect.arrayContaining(['service-moved', 'departed-stack']));
    expect(rulesOf(report)).not.toContain('roll-forward-only');
    expect(finding(report, 'departed-stack').remedy).toContain(`delete-stack --region us-east-1 --stack-name ${old}`);
    expect(lostIn(all, withSlot)).toEqual([]);
    expect(ending(await released(all, [all, withSlot]))).toBe('promoted');
  });

  test('is alone once the old stack is deleted, and the next release finds nothing of it', async () => {
    const report = await released(withSlot, [all, withSlot, old]);
    expect(ending(report)).toBe('promoted');
    expect(rulesOf(report)).not.toContain('departed-stack');
    expect(ending(await released(all, [all, withSlot, old]))).toBe('promoted');
  });

  test('leaves a group of several in one release, which takes the old one out', async () => {
    const report = await released(withSlot, [joined]);
    expect(ending(report)).toBe('promoted');
    expect(rulesOf(report)).toContain('service-moved');
    expect(rulesOf(report)).not.toContain('departed-stack');
    expect(fates(joined, withSlot, (type) => type === 'AWS::ECS::Service')).toEqual(['deleted service-doctor/pharmacy/Service/Service']);
  });
});

describe('a service that is taken out', () => {
  const stack = 'Prod-service-doctor';

  test('all at once is refused, since its stack would go on running, and told the way', async () => {
    const report = await released(without, [all]);
    expect(ending(report)).toMatch(/^failed with service-left-running/);
    expect(finding(report, 'service-left-running').remedy).toMatch(/^In two releases: first let its image be `null`/);
  });

  test('first by its image: its stack is emptied, its log stays, and it can come back', async () => {
    const report = await released(waiting, [all]);
    expect(ending(report)).toBe('promoted');
    expect(report.stacks.find(({ name }) => name === stack)).toMatchObject({ operation: 'update', outcome: 'succeeded' });
    expect(lostIn(all, waiting)).toEqual([
      ...['Logs', 'Steps/Logs', 'Machine/Logs', 'Starter/Logs'].map((logs) => `retained migrate-doctor/${logs}/Resource`),
      'retained service-doctor/doctor/Logs/Resource',
      'deleted service-doctor/doctor/Service/Service',
    ]);
    expect(rulesOf(report)).not.toContain('roll-forward-only');
    expect(ending(await released(all, [all, waiting]))).toBe('promoted');
  });

  test('then from the configuration: an emptied stack and its images stay behind', async () => {
    const report = await released(without, [all, waiting]);
    expect(ending(report)).toBe('promoted');
    expect(finding(report, 'departed-stack').message).toContain(stack);
    expect(lostIn(waiting, without)).toEqual(['retained Images/doctor/Resource']);
    expect(finding(report, 'roll-forward-only').message).toMatch(
      /carepath\/doctor is taken by what carepath-pipeline\/ImagesdoctorE9E2A776 left behind/,
    );
    const after = accountsAfter([all, waiting, without, stack]);
    expect(after.stacks().map(({ name }) => name)).not.toContain(stack);
  });
});
