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

import { ApiObject } from '../../kubernetes-api';
import { isRecord, valueAt } from '../../kubernetes-api/ApiObject';
import { stableHex } from '../stableId';

/** A version that a range such as `>=2.0.0` or `4.13.x` allows. @internal */
export function versionWithin(range: string): string {
  const [version] = /\d+(\.(\d+|x|\*))*/.exec(range) ?? ['1.0.0'];
  const parts = version.split('.').map(part => (/^\d/.test(part) ? part : '0'));
  return [...parts, '0', '0'].slice(0, 3).join('.');
}

/**
 * What a source of somewhere else would have at the moment: nothing is fetched,
 * and the same address has the same content.
 *
 * @internal
 */
export function sourceRevision(source: ApiObject): string {
  const spec = isRecord(source.spec) ? source.spec : {};
  const url = String(spec.url ?? spec.endpoint);
  const ref = isRecord(spec.ref) ? spec.ref : {};
  const text = (field: string) => {
    const value = valueAt(ref, [field]);
    return typeof value === 'string' ? value : undefined;
  };
  switch (source.kind) {
    case 'GitRepository': {
      const name = text('tag') ?? text('branch') ?? 'master';
      const commit = text('commit') ?? stableHex(`${url}@${name}`);
      return `${name}@sha1:${commit}`;
    }
    case 'OCIRepository': {
      const range = text('semver');
      const tag =
        text('tag') ?? (range === undefined ? 'latest' : versionWithin(range));
      const digest =
        text('digest') ?? `sha256:${stableHex(`${url}:${tag}`, 64)}`;
      return text('digest') ? digest : `${tag}@${digest}`;
    }
    default:
      return `sha256:${stableHex(url, 64)}`;
  }
}
