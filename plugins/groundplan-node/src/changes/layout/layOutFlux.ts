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
import { LayoutOptions, Rendered, RenderedManifest } from '../Rendered';
import { kustomizationEdits } from './kustomizationEdits';
import { manifestText } from './manifestText';
import { joinPath } from './paths';

/**
 * Files as Flux applies them: a file under the namespace's folder, named in the
 * nearest kustomization.yaml above it where there is one; without one Flux takes
 * all files there are.
 *
 * @internal
 */
export async function layOutFlux(
  rendered: Rendered,
  options: LayoutOptions,
): Promise<ChangedFile[]> {
  const files = groupByPath(rendered, options);
  const edits = await kustomizationEdits(options, {
    add: files.map(({ path }) => path).filter(isManifest),
  });
  return [...files, ...edits];
}

function groupByPath(
  rendered: Rendered,
  { path, namespace }: LayoutOptions,
): ChangedFile[] {
  const fallback = joinPath(
    path,
    namespace,
    `${rendered.segment}-${rendered.name}.yaml`,
  );
  const files = new Map<string, string[]>();
  for (const manifest of rendered.manifests) {
    const at = manifest.path ?? fallback;
    files.set(at, [...(files.get(at) ?? []), textOf(manifest)]);
  }
  return [...files].map(([at, texts]) => ({
    path: at,
    content: texts.join('---\n'),
  }));
}

function textOf(manifest: RenderedManifest): string {
  return 'text' in manifest ? manifest.text : manifestText(manifest.objects);
}

function isManifest(path: string): boolean {
  return (
    /\.(ya?ml|json)$/.test(path) && !/(^|\/)kustomization\.ya?ml$/.test(path)
  );
}
