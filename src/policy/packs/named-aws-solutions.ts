import { AwsSolutionsChecks, type IApplyRule } from 'cdk-nag';

/** The AwsSolutions pack, which also says what it numbers: `AwsSolutions-S1` is the function that other packs call by its name. */
export class NamedAwsSolutions extends AwsSolutionsChecks {
  private readonly names = new Map<string, string>();

  /** Name of the function behind a rule, such as `S3BucketLoggingEnabled`, once the pack has judged. */
  functionOf(rule: string): string | undefined {
    return this.names.get(rule);
  }

  protected override applyRule(params: IApplyRule): void {
    const { ruleSuffixOverride, rule } = params;
    if (ruleSuffixOverride !== undefined) this.names.set(`${this.packName}-${ruleSuffixOverride}`, rule.name);
    super.applyRule(params);
  }
}
