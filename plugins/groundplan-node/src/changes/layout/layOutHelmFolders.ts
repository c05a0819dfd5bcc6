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

import { ChangedFile } from 'backstage-plugin-groundplan-common';
import {
  LayoutOptions,
  ManifestObject,
  Rendered,
  RenderedManifest,
} from '../Rendered';
import { chartYaml, valuesYaml } from './helmChart';
import { helmFolder } from './helmFolder';
import { helmTemplateText } from './helmTemplateText';
import { manifestText } from './manifestText';

/**
 * Files as a repository of numbered chart folders has them: objects become the
 * templates of a chart of their own, which needs no values.
 *
 * @internal
 */
export async function layOutHelmFolders(
  rendered: Rendered,
  options: LayoutOptions,
): Promise<ChangedFile[]> {
  const files = new Map<string, string>();
  const add = (path: string, text: string) => {
    const before = files.get(path);
    files.set(path, before === undefined ? text : `${before}---\n${text}`);
  };
  for (const manifest of rendered.manifests) {
    if ('text' in manifest) {
      add(manifest.path, manifest.text);
    } else if (manifest.path !== undefined) {
      add(manifest.path, manifestText(manifest.objects));
    }
  }
  const objects = rendered.manifests.flatMap(withoutPath);
  if (objects.length > 0) {
    for (const [path, text] of await chartOf(objects, rendered, options)) {
      files.set(path, text);
    }
  }
  return [...files].map(([path, content]) => ({ path, content }));
}

function withoutPath(manifest: RenderedManifest): ManifestObject[] {
  return 'text' in manifest || manifest.path !== undefined
    ? []
    : manifest.objects;
}

async function chartOf(
  objects: readonly ManifestObject[],
  rendered: Rendered,
  options: LayoutOptions,
): Promise<[string, string][]> {
  const { path, annotations } = await helmFolder(rendered, options);
  const values = `${path}/values.yaml`;
  const chart = chartYaml({
    name: rendered.name,
    description: rendered.title,
    annotations,
  });
  return [
    [`${path}/Chart.yaml`, chart],
    // What somebody has added to it stays
    [
      values,
      (await options.files.read(values)) ??
        valuesYaml({ namespace: options.namespace }),
    ],
    ...[...byFile(objects)].map(([file, some]): [string, string] => [
      `${path}/templates/${file}`,
      helmTemplateText(some),
    ]),
  ];
}

/** A file for each object; those of one kind and name, of several namespaces say, share it. */
function byFile(
  objects: readonly ManifestObject[],
): Map<string, ManifestObject[]> {
  const files = new Map<string, ManifestObject[]>();
  for (const object of objects) {
    const { kind, metadata } = object;
    const file = `${kind}-${metadata.name}.yaml`
      .toLowerCase()
      .replace(/[^-a-z0-9._]/g, '-');
    files.set(file, [...(files.get(file) ?? []), object]);
  }
  return files;
}
