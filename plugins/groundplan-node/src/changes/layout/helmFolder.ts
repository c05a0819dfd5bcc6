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

import { InputError } from '@backstage/errors';
import { ANNOTATION_WHAT, readChart } from '../origin/chartOrigin';
import { LayoutOptions, Rendered } from '../Rendered';

const DEFAULT_ROOT = 'ops/helm';

/** What people call the groups of what we make. */
const GROUPS: Record<string, string> = {
  cluster: 'clusters',
  'gitops-cluster': 'clusters',
  'runner-scale-set': 'gha-runners',
  deployment: 'services',
};

/** The folder of a chart, and the annotations by which it is found again. @internal */
export interface HelmFolder {
  path: string;
  annotations: Record<string, string>;
}

/**
 * Where the chart of something made is, or will be: `<root>/NNN-<group>/<name>`.
 * A folder that somebody else made is left alone, and another name is used.
 *
 * @internal
 */
export async function helmFolder(
  { segment, name }: Pick<Rendered, 'segment' | 'name'>,
  options: Omit<LayoutOptions, 'layout'>,
): Promise<HelmFolder> {
  const { files, namespace, host } = options;
  const what = `${name}.${segment}.${namespace}.${host}`;
  const annotations = { [ANNOTATION_WHAT]: what };
  const group = groupFolder(GROUPS[segment] ?? segment, options);
  const candidates = [
    name,
    `${name}-${namespace}`,
    `${name}-${namespace}-${host}`,
  ].map(folder => `${group}/${folder}`);
  for (const path of candidates) {
    const chart = await files.read(`${path}/Chart.yaml`);
    if (readChart(chart).what === what) {
      return { path, annotations };
    }
  }
  const free = candidates.find(
    path => !files.paths().some(file => file.startsWith(`${path}/`)),
  );
  if (free === undefined) {
    throw new InputError(
      `All folders that ${what} could go to are taken: ${candidates.join(
        ', ',
      )}`,
    );
  }
  return { path: free, annotations };
}

/** The group's own folder where there is one; else the next number after the last. */
function groupFolder(
  group: string,
  { path, files }: Pick<LayoutOptions, 'path' | 'files'>,
): string {
  const root = path === '' ? DEFAULT_ROOT : path;
  const folders = new Map<string, number>();
  for (const file of files.paths()) {
    const rest = file.startsWith(`${root}/`) && file.slice(root.length + 1);
    const found = rest && /^(\d+)-([^/]+)\//.exec(rest);
    if (found) {
      folders.set(`${found[1]}-${found[2]}`, Number(found[1]));
    }
  }
  const existing = [...folders.keys()]
    .sort()
    .find(folder => folder.replace(/^\d+-/, '') === group);
  if (existing) {
    return `${root}/${existing}`;
  }
  const last = Math.max(0, ...folders.values());
  const next = (Math.floor(last / 5) + 1) * 5;
  return `${root}/${String(next).padStart(3, '0')}-${group}`;
}
