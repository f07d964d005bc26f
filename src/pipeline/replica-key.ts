import { Stack } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Alias } from 'aws-cdk-lib/aws-kms';

/**
 * The name by which a pipeline of another Region knows the key of a replica of its artifacts: the key's id is not known before the key is.
 *
 * The library would let the pipeline's roles use every key there is (`*`, without a condition): here it is the keys of the replica's own Region
 * and account, and of these the one that has this name.
 */
export class ReplicaKey extends Alias {
  override grant(grantee: IGrantable, ...actions: string[]): Grant {
    const stack = Stack.of(this);
    // Roles of other accounts, of the bootstrap, need the key's own policy; their grants on their own side are the bootstrap's.
    if (grantee.grantPrincipal.principalAccount !== stack.account) return super.grant(grantee, ...actions);
    return Grant.addToPrincipal({
      grantee,
      actions,
      resourceArns: [stack.formatArn({ service: 'kms', resource: 'key', resourceName: '*' })],
      conditions: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': this.aliasName } },
    });
  }

  override grantDecrypt(grantee: IGrantable): Grant {
    return this.grant(grantee, 'kms:Decrypt', 'kms:DescribeKey');
  }

  override grantEncryptDecrypt(grantee: IGrantable): Grant {
    return this.grant(grantee, 'kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*');
  }
}
