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
import { ConflictError } from '@backstage/errors';
import { ChangeOrigin } from 'backstage-plugin-groundplan-common';
import pLimit from 'p-limit';
import { folderOf, isBelow } from '../layout/paths';
import { isChart, readChart } from '../origin/chartOrigin';
import { RepositoryFiles } from '../Rendered';

/** Charts that are read to find one. */
const MAX_CHARTS = 500;
const AT_ONCE = 8;

/** The folder of a chart that was made as one thing. @internal */
export interface ChartLocation {
  folder: string;
  /** Of its Chart.yaml. */
  path: string;
  /** What it was made from, as the Chart.yaml says. */
  origin?: ChangeOrigin;
}

/**
 * Finds the chart that was made as a thing, by what its Chart.yaml says: first
 * where the origin says, then in folders with its name.
 *
 * @internal
 */
export async function locateChart(
  wanted: { what: string; name: string },
  options: { files: RepositoryFiles; folder: string; hints?: string[] },
): Promise<ChartLocation | undefined> {
  const { files, folder, hints = [] } = options;
  const all = files
    .paths()
    .filter(path => isChart(path) && isBelow(path, folder));
  const rank = (path: string) => {
    const isNamed = path.includes(wanted.name) ? 1 : 2;
    return hints.includes(path) ? 0 : isNamed;
  };
  const limit = pLimit(AT_ONCE);
  for (const each of [0, 1, 2]) {
    const paths = all.filter(path => rank(path) === each);
    if (paths.length > MAX_CHARTS) {
      throw new ConflictError(
        `${wanted.what} is in none of the charts named after it, and ${
          folder || 'the repository'
        } has ${paths.length} more; up to ${MAX_CHARTS} are read`,
      );
    }
    const found = await Promise.all(
      paths.map(path =>
        limit(async () => ({ path, ...readChart(await files.read(path)) })),
      ),
    );
    const own = found.find(({ what }) => what === wanted.what);
    if (own) {
      const { path, origin } = own;
      return { folder: folderOf(path), path, origin };
    }
  }
  return undefined;
}
