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
import { KubernetesObject } from '../../../kubernetes';
import { readReplicas, readVersions } from '../../contract';
import { NodeOptions } from './TreeBuilder';

/** The version that something with replicas asks for, and its counters. */
export function counters(
  object: KubernetesObject,
): Pick<NodeOptions, 'version' | 'replicas'> {
  const { wanted, running } = readVersions(object);
  const replicas = readReplicas(object);
  const isCounted = Object.values(replicas).some(value => value !== undefined);
  return {
    version: wanted ?? running.at(-1)?.version,
    replicas: isCounted ? replicas : undefined,
  };
}
