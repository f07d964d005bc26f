/** A bucket as a template has it. */
export const bucket = (properties: object = {}) => ({ Type: 'AWS::S3::Bucket', Properties: properties });

/** The policy of the bucket with logical id `Bucket`, or of another. */
export const policy = (statements: readonly object[], of = 'Bucket') => ({
  Type: 'AWS::S3::BucketPolicy',
  Properties: { Bucket: { Ref: of }, PolicyDocument: { Version: '2012-10-17', Statement: statements } },
});

/** A statement by which a service writes into the bucket. */
export const written = (service: string) => ({ Effect: 'Allow', Principal: { Service: service }, Action: 's3:PutObject', Resource: '*' });
