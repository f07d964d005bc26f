import type { Changes } from './changes';

/** In one piece, the scan of the tree would find it. */
const accessKey = `AKIA${'QWERTYUIOPASDFGH'}`;

export const secrets: Changes = {
  'secret-in-container-environment': [
    'Task ContainerDefinitions[0].Environment[1]: (nothing) -> {"Name":"DATABASE_PASSWORD","Value":"Winter-2026-carepath"}',
    `Task ContainerDefinitions[0].Environment[1]: (nothing) -> {"Name":"UPLOAD_ID","Value":"${accessKey}"}`,
  ],
  'secret-in-function-environment': [
    'Function Environment.Variables.DATABASE_PASSWORD: (nothing) -> Winter-2026-carepath',
    `Function Environment.Variables.UPLOAD_ID: (nothing) -> ${accessKey}`,
  ],
  'secret-in-build-environment': [
    'Build Environment.EnvironmentVariables[0]: (nothing) -> {"Name":"DATABASE_PASSWORD","Type":"PLAINTEXT","Value":"Winter-2026-car…',
    `Build Environment.EnvironmentVariables[0]: (nothing) -> {"Name":"UPLOAD_ID","Type":"PLAINTEXT","Value":"${accessKey}"}`,
  ],
  'secret-in-pipeline-action': [
    'Pipeline Stages[2].Actions[1].Configuration.EnvironmentVariables: (nothing) -> [{"name":"DATABASE_PASSWORD","type":"PLAINTEXT","value":"Winter-2026-ca…',
    `Pipeline Stages[2].Actions[1].Configuration.EnvironmentVariables: (nothing) -> [{"name":"UPLOAD_ID","type":"PLAINTEXT","value":"${accessKey}"}]`,
  ],
  'secret-in-user-data': [
    'Launch LaunchTemplateData.UserData: {"Fn::Base64":"#!/bin/bash"} -> {"Fn::Base64":"#!/bin/bash\\nexport DATABASE_PASSWORD=Winter-2026-carepa…',
    `Launch LaunchTemplateData.UserData: {"Fn::Base64":"#!/bin/bash"} -> {"Fn::Base64":"#!/bin/bash\\nexport UPLOAD_ID=${accessKey}"}`,
  ],
  'secret-in-template': [
    'Secret GenerateSecretString: {"PasswordLength":64} -> (nothing); SecretString: (nothing) -> Winter-2026-carepath',
  ],
  'secret-in-parameter': ['Parameter Name: /carepath/limit -> /carepath/database/password; Value: 3 -> Winter-2026-carepath'],
  'secret-in-parameter-default': ['DatabasePassword added: {"Type":"String","NoEcho":true,"Default":"Winter-2026-carepath"}'],
};
