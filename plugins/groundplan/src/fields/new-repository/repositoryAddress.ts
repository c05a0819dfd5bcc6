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
import { Target } from 'backstage-plugin-groundplan-common';

/** Where a new repository goes, and what it is called. @internal */
export interface RepositoryAddress {
  host: string;
  owner: string;
  repo: string;
}

/** As the Scaffolder writes it. @internal */
export function writeAddress({ host, owner, repo }: RepositoryAddress): string {
  return `${host}?${new URLSearchParams({ owner, repo })}`;
}

/** Reads what {@link writeAddress} wrote, as far as it is there. @internal */
export function readAddress(text: string | undefined): RepositoryAddress {
  const [host, query] = (text ?? '').split('?');
  const parameters = new URLSearchParams(query);
  return {
    host,
    owner: parameters.get('owner') ?? '',
    repo: parameters.get('repo') ?? '',
  };
}

/**
 * The owners of the repositories that changes go to, with their host: new ones
 * belong beside them.
 *
 * @internal
 */
export function ownersOf(
  targets: readonly Target[],
): { host: string; owner: string }[] {
  const found = new Map<string, { host: string; owner: string }>();
  for (const { repositories } of targets) {
    for (const repository of repositories) {
      const { host, pathname } = new URL(repository.url);
      const owner = pathname.split('/').filter(Boolean).slice(0, -1).join('/');
      if (owner) {
        found.set(`${host}/${owner}`, { host, owner });
      }
    }
  }
  return [...found.values()];
}
