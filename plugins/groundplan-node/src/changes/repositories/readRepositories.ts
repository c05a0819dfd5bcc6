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
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { TargetRepository } from 'backstage-plugin-groundplan-common';
import { parseRepositoryUrl } from '../../git-providers/parseRepositoryUrl';
import { joinPath } from '../layout/paths';

/** A repository of the configuration. @internal */
export interface ConfiguredRepository extends TargetRepository {
  /** The hosts that it is for; all where left out. */
  hosts?: string[];
}

/** Reads `groundplan.repositories`. @internal */
export function readRepositories(config: Config): ConfiguredRepository[] {
  const key = 'groundplan.repositories';
  return (config.getOptionalConfigArray(key) ?? []).map((entry, index) => {
    const at = `${key}[${index}]`;
    const layout = entry.getOptionalString('layout') ?? 'flux';
    if (layout !== 'flux' && layout !== 'helm-folders') {
      throw new InputError(
        `Invalid configuration at ${at}.layout: '${layout}' is neither flux nor helm-folders`,
      );
    }
    const url = entry.getString('url');
    let address: string;
    try {
      address = parseRepositoryUrl(url).url;
    } catch (error) {
      throw new InputError(
        `Invalid configuration at ${at}.url: ${(error as Error).message}`,
      );
    }
    return {
      url: address,
      title: entry.getOptionalString('title') ?? titleOf(address),
      branch: entry.getOptionalString('branch'),
      layout,
      path: joinPath(
        entry.getOptionalString('path') ??
          (layout === 'helm-folders' ? 'ops/helm' : ''),
      ),
      hosts: entry.getOptionalStringArray('hosts'),
    };
  });
}

/** What people know a repository by. @internal */
export function titleOf(url: string): string {
  return new URL(url).pathname.replace(/^\/+/, '');
}
