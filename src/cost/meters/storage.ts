import { type Found, mapAt, mapsAt } from '../../assembly/environment-resources';
import { bytesAGb, recordBytes } from '../log-volumes';
import { names } from '../names';
import { requestsToServices } from '../requests';
import { hoursAMonth, type Meters, type Setting, usage, usages } from '../usage';

const daysAMonth = hoursAMonth / 24;
/** JSON of the trail and of AWS Config, compressed, is about a tenth of it. */
const compressedJson = 0.1;
/** What one release leaves in the store of artifacts: source, assembly, one copy for each action that changes it. */
const artifactGb = 0.05;
const bytesOfItem = 5_000;
/** Five minutes of each load balancer's node, each of the trail's Regions, CloudFront's edges in some. */
const objectsAMonth = {
  loadBalancer: 20_000,
  distribution: 10_000,
  trail: 30_000,
  configuration: 1_000,
  accessLogs: 5_000,
  artifacts: 20,
  costs: 500,
};
const accessLogGb = 0.05;
/** A day's costs, resource by resource, some times a day over the last. */
const costsGb = 0.02;

interface Written {
  readonly gb: number;
  readonly objects: number;
}

type Writer = (bucket: Found, setting: Setting) => Written | undefined;

/** What this platform's buckets are for: logs and artifacts. What services keep in buckets of their own is not in a template of its. */
const writers: readonly Writer[] = [
  (bucket, setting) => {
    const own = setting.resources
      .all('AWS::ElasticLoadBalancingV2::LoadBalancer')
      .filter(({ properties }) =>
        names(mapsAt(properties, 'LoadBalancerAttributes').find(({ Key }) => Key === 'access_logs.s3.bucket')?.Value, bucket),
      );
    return written(own, (requestsToServices(setting) * recordBytes.loadBalancer) / bytesAGb, objectsAMonth.loadBalancer);
  },
  (bucket, { resources, load }) => {
    const legacy = resources
      .all('AWS::CloudFront::Distribution')
      .filter(({ properties }) => names(mapAt(properties, 'DistributionConfig', 'Logging').Bucket, bucket));
    const delivered = resources
      .all('AWS::Logs::DeliveryDestination')
      .filter(({ properties }) => names(properties.DestinationResourceArn, bucket));
    return written([...legacy, ...delivered], (load.requests * recordBytes.distribution) / bytesAGb, objectsAMonth.distribution);
  },
  (bucket, { resources, load }) => {
    const own = resources.all('AWS::CloudTrail::Trail').filter(({ properties }) => names(properties.S3BucketName, bucket));
    return written(own, (load.trailEvents * recordBytes.trail * compressedJson) / bytesAGb, objectsAMonth.trail);
  },
  (bucket, { resources, load }) => {
    const own = resources.all('AWS::Config::DeliveryChannel').filter(({ properties }) => names(properties.S3BucketName, bucket));
    return written(own, (load.configurationItems * bytesOfItem * compressedJson) / bytesAGb, objectsAMonth.configuration);
  },
  (bucket, { resources }) => {
    const own = resources
      .all('AWS::S3::Bucket')
      .filter(({ properties }) => names(mapAt(properties, 'LoggingConfiguration').DestinationBucketName, bucket));
    return written(own, accessLogGb, objectsAMonth.accessLogs);
  },
  (bucket, { resources }) => {
    const own = resources
      .all('AWS::BCMDataExports::Export')
      .filter(({ properties }) => names(mapAt(properties, 'Export', 'DestinationConfigurations', 'S3Destination').S3Bucket, bucket));
    return written(own, costsGb, objectsAMonth.costs);
  },
  (bucket, { resources, load }) => {
    const own = resources
      .all('AWS::CodePipeline::Pipeline')
      .filter(({ properties }) => names(properties.ArtifactStores ?? properties.ArtifactStore, bucket));
    return written(own, load.releases * artifactGb, load.releases * objectsAMonth.artifacts);
  },
];

function written(own: readonly Found[], gb: number, objects: number): Written | undefined {
  return own.length > 0 ? { gb, objects } : undefined;
}

export const storageMeters: Meters = {
  // At the price of the standard class, though older objects move to cheaper ones: logs are small.
  'AWS::S3::Bucket': (bucket, setting) => {
    const all = writers.flatMap((writer) => writer(bucket, setting) ?? []);
    const gb = all.reduce((sum, each) => sum + each.gb, 0);
    const months = Math.min(setting.load.ageMonths, keptDays(bucket) / daysAMonth);
    return usages(
      usage('Objects kept', 's3/standard', gb * months),
      usage(
        'Objects written',
        's3/put',
        all.reduce((sum, each) => sum + each.objects, 0),
      ),
    );
  },

  'AWS::ECR::Repository': (_, { load }) => usages(usage('Image layers', 'ecr/storage', load.imageGb)),
};

function keptDays({ properties }: Found): number {
  const days = mapsAt(properties, 'LifecycleConfiguration', 'Rules').flatMap(({ ExpirationInDays }) =>
    ExpirationInDays === undefined ? [] : [Number(ExpirationInDays)],
  );
  return days.length > 0 ? Math.max(...days) : Number.POSITIVE_INFINITY;
}
