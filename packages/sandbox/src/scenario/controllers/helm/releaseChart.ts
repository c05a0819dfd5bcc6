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

import { ApiObject, LocalClient, LocalRef } from '../../../kubernetes-api';
import { isRecord, valueAt } from '../../../kubernetes-api/ApiObject';
import { isReady } from '../../../gitops-loop/fluxStatus';
import { versionWithin } from '../sourceRevision';

/** The chart of a release, as its source has it. @internal */
export interface ReleaseChart {
  name: string;
  /** With what it was packaged of, as Flux adds it: `1.2.0+0a1b2c3d4e5f`. */
  version: string;
}

/** A release whose chart is not there, as helm-controller says it. @internal */
export interface MissingChart {
  reason: 'ArtifactFailed' | 'SourceNotReady';
  message: string;
}

const GROUP = 'source.toolkit.fluxcd.io';

function lastSegment(path: string): string {
  return path.replace(/\/+$/, '').replace(/^.*\//, '');
}

/** The chart that a HelmRelease installs, or why there is none. @internal */
export function releaseChart(
  client: LocalClient,
  release: ApiObject,
): ReleaseChart | MissingChart {
  const spec = valueAt(release, ['spec', 'chart', 'spec']);
  const given =
    valueAt(release, ['spec', 'chartRef']) ?? valueAt(spec, ['sourceRef']);
  const { kind, name, namespace } = isRecord(given) ? given : {};
  const ref: LocalRef = {
    apiVersion: `${GROUP}/v1`,
    kind: String(kind),
    metadata: {
      name: String(name),
      namespace: String(namespace ?? release.metadata.namespace),
    },
  };
  const label = `${kind} '${ref.metadata.namespace}/${name}'`;
  const source =
    client.isNamespaced(ref) === undefined ? undefined : client.get(ref);
  if (!source) {
    return {
      reason: 'ArtifactFailed',
      message: `could not get Source object: ${label} not found`,
    };
  }
  // A registry of charts has no artifact to wait for.
  const isRegistry = valueAt(source, ['spec', 'type']) === 'oci';
  if (!isRegistry && !isReady(source)) {
    return {
      reason: 'SourceNotReady',
      message: `${label} is not ready: latest generation of object has not been reconciled`,
    };
  }
  return chartOf(source, spec);
}

function chartOf(source: ApiObject, spec: unknown): ReleaseChart {
  const url = String(valueAt(source, ['spec', 'url']));
  const revision = String(valueAt(source, ['status', 'artifact', 'revision']));
  const content = revision.slice(revision.lastIndexOf(':') + 1).slice(0, 12);
  const wanted = valueAt(spec, ['version']);
  const version = versionWithin(typeof wanted === 'string' ? wanted : '1.0.0');
  const name = lastSegment(String(valueAt(spec, ['chart'])));
  switch (source.kind) {
    case 'OCIRepository': {
      const tag = /^([^@]+)@/.exec(revision)?.[1] ?? '0.0.0';
      return { name: lastSegment(url), version: `${tag}+${content}` };
    }
    case 'GitRepository':
      return { name, version: `0.1.0+${content}` };
    default:
      return { name, version };
  }
}
