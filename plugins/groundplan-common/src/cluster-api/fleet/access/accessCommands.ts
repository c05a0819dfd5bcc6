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
import { ClusterDetails } from '../../../api/types';
import { KubernetesObject } from '../../../kubernetes';
import { providerCommand } from './providerCommand';
import { shellCommand } from './shellCommand';

/** What the commands are made from. */
export interface AccessSubject {
  cluster: KubernetesObject;
  controlPlane?: KubernetesObject;
  infrastructure?: KubernetesObject;
}

/**
 * Commands by which a person gets to a cluster with credentials of their own.
 *
 * @remarks
 * The kubeconfig in the cluster's Secret is an administrator's: it is neither
 * read nor offered. Who may read that Secret gets it through `clusterctl`.
 */
export function accessCommands(
  subject: AccessSubject,
): ClusterDetails['access'] {
  const { name, namespace } = subject.cluster.metadata;
  const where = [{ value: name }, '-n', { value: namespace }];
  return [
    providerCommand(subject),
    {
      title: 'Administrator kubeconfig, for those who may read its Secret',
      command: shellCommand('clusterctl', 'get', 'kubeconfig', ...where),
    },
    {
      title: 'Describe from a terminal',
      command: shellCommand('clusterctl', 'describe', 'cluster', ...where),
    },
  ].flatMap(entry =>
    entry?.command ? [{ title: entry.title, command: entry.command }] : [],
  );
}
