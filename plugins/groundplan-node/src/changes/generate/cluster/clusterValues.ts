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

import { refuseSkew } from 'backstage-plugin-groundplan-common';
import { z } from 'zod';
import { dnsLabel, line, listOf, optional, ownershipFields } from '../fields';

/** A label's name may have a prefix; its value is shorter. */
const LABEL_NAME =
  /^([a-z0-9]([-a-z0-9.]{0,250}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

const kubernetesVersion = z
  .string()
  .regex(
    /^v[0-9]+\.[0-9]+(\.[0-9]+([-+][-0-9A-Za-z.+]+)?)?$/,
    'is no version of Kubernetes such as v1.34.1',
  );

const replicas = z.int().min(0).max(10_000);

const word = (what: string) =>
  line(100).regex(/^[A-Za-z0-9][-A-Za-z0-9._:]*$/, `is no ${what}`);

/** Etcd decides by majority, and Cluster API refuses even numbers. */
const controlPlaneReplicas = z
  .int()
  .min(1)
  .max(9)
  .refine(
    count => count % 2 === 1,
    'has to be odd, as etcd decides by majority',
  )
  .default(1);

const aws = z.object({
  provider: z.literal('aws'),
  region: word('region'),
  sshKeyName: optional(line()),
  identity: optional(
    z.strictObject({
      kind: z
        .enum([
          'AWSClusterControllerIdentity',
          'AWSClusterRoleIdentity',
          'AWSClusterStaticIdentity',
        ])
        .default('AWSClusterRoleIdentity'),
      name: dnsLabel,
    }),
  ),
  endpointAccess: z.enum(['public', 'private', 'both']).default('both'),
});

const digitalOcean = z.object({
  provider: z.literal('digitalocean'),
  region: word('region'),
  image: word('image'),
  sshKeys: listOf(word('fingerprint of a key')).refine(
    keys => keys.length > 0,
    'has to name one key at least',
  ),
  controlPlane: z.object({
    replicas: controlPlaneReplicas,
    machineType: word('size of a Droplet'),
  }),
});

const dev = z.object({
  provider: z.enum(['docker', 'in-memory']),
  controlPlane: z
    .object({ replicas: controlPlaneReplicas })
    .default({ replicas: 1 }),
});

const nodeGroup = z
  .strictObject({
    name: dnsLabel,
    version: optional(kubernetesVersion),
    image: optional(word('image')),
    replicas: optional(replicas),
    autoscaling: optional(z.strictObject({ min: replicas, max: replicas })),
    machineType: optional(word('type of machine')),
  })
  .refine(
    ({ autoscaling }) => !autoscaling || autoscaling.min <= autoscaling.max,
    {
      path: ['autoscaling'],
      message: 'has a minimum above its maximum',
    },
  );

/**
 * What is left over in a form from another provider is no part of it, so the
 * infrastructure may have more fields.
 *
 * @internal
 */
export const clusterValues = z
  .strictObject({
    cluster: z.strictObject({
      name: dnsLabel,
      version: kubernetesVersion,
      ...ownershipFields,
      labels: listOf(
        z.strictObject({
          name: z.string().regex(LABEL_NAME, 'is no name of a label'),
          value: z
            .string()
            .regex(LABEL_VALUE, 'is no value of a label')
            .default(''),
        }),
      ),
      bootstrap: z.boolean().default(false),
    }),
    infrastructure: z.discriminatedUnion('provider', [aws, digitalOcean, dev]),
    nodeGroups: listOf(nodeGroup),
  })
  .superRefine(({ cluster, infrastructure, nodeGroups }, context) => {
    const { provider } = infrastructure;
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (provider !== 'aws' && !/^v\d+\.\d+\.\d+/.test(cluster.version)) {
      refuse(['cluster', 'version'], 'has to name the patch, such as v1.34.1');
    }
    nodeGroups.forEach(({ name, machineType, version }, i) => {
      const skew = version && refuseSkew(version, cluster.version);
      if (skew) {
        refuse(['nodeGroups', i, 'version'], skew);
      }
      if (nodeGroups.findIndex(group => group.name === name) !== i) {
        refuse(['nodeGroups', i, 'name'], `${name} is there twice`);
      }
      if (`${cluster.name}-${name}`.length > 63) {
        refuse(
          ['nodeGroups', i, 'name'],
          `is longer than 63 characters together with ${cluster.name}`,
        );
      }
      if (provider === 'digitalocean' && !machineType) {
        refuse(['nodeGroups', i, 'machineType'], 'is needed');
      }
    });
  });

/** @internal */
export type ParsedCluster = z.output<typeof clusterValues>;

/** @internal */
export type ParsedNodeGroup = ParsedCluster['nodeGroups'][number];
