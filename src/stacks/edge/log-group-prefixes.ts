/** AWS prescribes how the names of these log groups begin. */
export const logGroupPrefixes = {
  webAcl: 'aws-waf-logs-',
  /** API Gateway goes on with the id of the REST API and the stage. */
  restApiExecution: 'API-Gateway-Execution-Logs_',
} as const;
