/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

// Checks that every key is described by a config.d.ts, that what the repository
// shows as configuration is valid, and that nothing of it reaches the browser.
// `backstage-cli config:check` loads the files, and ignores what is wrong in them.
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { loadConfigSchema } from '@backstage/config-loader';
import { parse, parseAllDocuments } from 'yaml';
import { root } from './lib/paths.mjs';

const DEFAULTS = {
  owner: 'group:default/platform',
  system: 'system:default/platform',
  lifecycle: 'production',
  description: 'made by the platform team',
  tags: ['platform'],
  links: [{ url: 'https://example.com', title: 't', icon: 'i', type: 'u' }],
};
/** Every key that Groundplan reads. */
const EVERYTHING = {
  groundplan: {
    entityNamespace: 'default',
    defaultOwner: 'group:default/platform',
    defaults: DEFAULTS,
    entity: {
      annotations: Object.fromEntries(
        Object.keys(DEFAULTS).map(field => [field, [`example.com/${field}`]]),
      ),
      copyAnnotations: ['example.com/runbook'],
    },
    hostClusters: [
      {
        name: 'hub',
        entityRef: 'resource:default/hub',
        owner: 'group:default/platform',
        defaults: DEFAULTS,
        kubeconfig: 'kubeconfig.yaml',
        context: 'hub',
        inCluster: true,
        url: 'https://hub.example.com',
        caData: 'YQ==',
        caFile: 'ca.pem',
        skipTLSVerify: false,
        serviceAccountToken: 'planted',
        serviceAccountTokenFile: 'token',
        kubernetesPlugin: 'hub',
      },
    ],
    repositories: [
      {
        url: 'https://github.com/acme/fleet',
        title: 'The fleet',
        hosts: ['hub'],
        branch: 'main',
        layout: 'helm-folders',
        path: 'ops/helm',
      },
    ],
    changeTemplate: 'template:default/change',
    kubernetes: {
      readCertificateAuthority: true,
      clusters: [
        {
          match: {
            host: 'hub',
            namespace: 'team-a',
            name: 'payments',
            infrastructureKind: 'AWSManagedControlPlane',
          },
          authProvider: 'serviceAccount',
          oidcTokenProvider: 'okta',
          assumeRole: 'role',
          externalId: 'id',
          serviceAccountToken: 'planted',
          caData: 'YQ==',
          skipTLSVerify: false,
          skipMetricsLookup: true,
        },
      ],
    },
  },
};
/** What the frontend has to know of it. */
const VISIBLE = { changeTemplate: 'template:default/change' };
const SECRETS = {
  groundplan: {
    hostClusters: [{ serviceAccountToken: 'planted' }],
    kubernetes: { clusters: [{ serviceAccountToken: 'planted' }] },
  },
};
const WRONG = {
  'an unknown key': { groundplan: { hostCluster: [] } },
  'a wrong type': { groundplan: { hostClusters: [{ name: ['hub'] }] } },
  'an unknown auth provider': {
    groundplan: { kubernetes: { clusters: [{ authProvider: 'password' }] } },
  },
  'an unknown layout': {
    groundplan: {
      repositories: [{ url: 'https://github.com/acme/fleet', layout: 'kust' }],
    },
  },
};

const list = (...patterns) =>
  execFileSync('git', ['ls-files', '--', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean);

const KEYS = [
  'backend',
  'catalog',
  'groundplan',
  'integrations',
  'kubernetes',
  'permission',
];

/** Every YAML block of the documentation that is Backstage's configuration. */
function documented() {
  return list('*.md').flatMap(file =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /^```yaml\n(.*?)^```/gms,
      ),
    ]
      .flatMap(([, text]) => parseAllDocuments(text))
      .map(document => ({ context: file, data: document.toJS() }))
      .filter(({ data }) => KEYS.some(key => data && key in data)),
  );
}

const schema = await loadConfigSchema({
  dependencies: list('packages/*/package.json', 'plugins/*/package.json').map(
    file => JSON.parse(readFileSync(join(root, file), 'utf8')).name,
  ),
  packagePaths: [join(root, 'package.json')],
  noUndeclaredProperties: true,
});
const appConfig = {
  context: 'app-config.yaml',
  data: parse(readFileSync(join(root, 'app-config.yaml'), 'utf8')),
};
const problems = [];
const validate = config => {
  try {
    schema.process([appConfig, config]);
    return undefined;
  } catch (error) {
    return error.message;
  }
};
const visible = (data, visibility) =>
  schema.process([appConfig, { context: 'every key', data }], { visibility })[1]
    .data;

const shown = [
  appConfig,
  { context: 'every key', data: EVERYTHING },
  ...documented(),
];
for (const config of shown) {
  const problem = validate(config);
  if (problem) {
    problems.push(`${config.context}: ${problem}`);
  }
}
for (const [what, data] of Object.entries(WRONG)) {
  if (!validate({ context: what, data })) {
    problems.push(`${what} is accepted`);
  }
}
const seen = visible(EVERYTHING, ['frontend']).groundplan;
if (!isDeepStrictEqual(seen, VISIBLE)) {
  problems.push(
    `the browser sees ${JSON.stringify(seen)}, not ${JSON.stringify(VISIBLE)}`,
  );
}
if (!isDeepStrictEqual(visible(EVERYTHING, ['secret']), SECRETS)) {
  problems.push(
    `secret are ${JSON.stringify(
      visible(EVERYTHING, ['secret']),
    )}, not ${JSON.stringify(SECRETS)}`,
  );
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`${shown.length} configurations are valid`);
