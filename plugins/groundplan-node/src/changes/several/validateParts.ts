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
import { NotFoundError } from '@backstage/errors';
import { ChangedFile, ChangePlan } from 'backstage-plugin-groundplan-common';
import { HostConnection } from '../../host-clusters/HostConnection';
import { validateFiles } from '../../validation/validateFiles';
import { ValidationResult } from '../../validation/ValidationResult';

/**
 * Checks the files of a plan as the host clusters would that its things are on:
 * each file as it is in the end, once for each place that changes it.
 *
 * @internal
 */
export async function validateParts(
  plan: ChangePlan,
  options: { hosts: readonly HostConnection[]; signal?: AbortSignal },
): Promise<ValidationResult> {
  const results = await Promise.all(
    placesOf(plan).map(async ({ host, namespace, files }) => {
      const connection = options.hosts.find(({ name }) => name === host);
      if (!connection) {
        throw new NotFoundError(`There is no host cluster ${host}`);
      }
      return await validateFiles({
        files,
        connection,
        namespace: namespace || undefined,
        signal: options.signal,
      });
    }),
  );
  return results.length === 1 ? results[0] : joinResults(results);
}

interface Place {
  host: string;
  namespace: string;
  files: ChangedFile[];
}

function placesOf(plan: ChangePlan): Place[] {
  const places = new Map<string, Place & { paths: Set<string> }>();
  for (const { host, namespace, files } of plan.parts ?? [plan]) {
    const key = `${host}/${namespace}`;
    const place = places.get(key) ?? {
      host,
      namespace,
      files: [],
      paths: new Set(),
    };
    files.forEach(({ path }) => place.paths.add(path));
    places.set(key, place);
  }
  return [...places.values()].map(({ paths, ...place }) => ({
    ...place,
    files: plan.files.filter(({ path }) => paths.has(path)),
  }));
}

function joinResults(results: readonly ValidationResult[]): ValidationResult {
  // Where there was nothing to check, nothing was left unchecked either
  const ways = new Set(
    results
      .filter(
        ({ checkedBy, unchecked }) =>
          checkedBy !== 'none' || unchecked.length > 0,
      )
      .map(({ checkedBy }) => checkedBy),
  );
  const [only = 'none'] = ways;
  return {
    findings: unique(results.flatMap(({ findings }) => findings)),
    unchecked: unique(results.flatMap(({ unchecked }) => unchecked)),
    checkedBy: ways.size > 1 ? 'mixed' : only,
  };
}

function unique<T>(all: readonly T[]): T[] {
  return [...new Map(all.map(one => [JSON.stringify(one), one])).values()];
}
