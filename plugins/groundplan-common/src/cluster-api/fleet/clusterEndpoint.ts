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
import { KubernetesObject, getNumber, getString } from '../../kubernetes';

/**
 * The URL of a Cluster's API server; nothing until it is known, while its host
 * is empty and its port 0.
 *
 * @remarks
 * For EKS, Cluster API Provider AWS writes a whole URL where the contract has a
 * host.
 */
export function clusterEndpoint({
  spec,
}: KubernetesObject): string | undefined {
  const written = getString(spec, 'controlPlaneEndpoint', 'host');
  const port = getNumber(spec, 'controlPlaneEndpoint', 'port');
  const host = written?.replace(/^https?:\/\//i, '').replace(/\/+$/, '');
  if (!host || !port) {
    return undefined;
  }
  const isIPv6 = host.includes(':') && !host.startsWith('[');
  return `https://${isIPv6 ? `[${host}]` : host}:${port}`;
}
