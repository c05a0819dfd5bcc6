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

import { GeneratorKind } from 'backstage-plugin-groundplan-common';
import { ManifestObject, Rendered } from '../../Rendered';
import { generate } from '../generate';
import { renderContext, RenderContextOptions } from './renderContext';

/** The objects that a generator makes, and one of them by its kind. @internal */
export async function generateObjects(
  kind: GeneratorKind,
  values: Record<string, unknown>,
  options: RenderContextOptions = {},
): Promise<{
  rendered: Rendered;
  objects: ManifestObject[];
  get(objectKind: string, name?: string): ManifestObject;
}> {
  const rendered = await generate({ kind }, values, renderContext(options));
  const objects = rendered.manifests.flatMap(manifest =>
    'text' in manifest ? [] : manifest.objects,
  );
  return {
    rendered,
    objects,
    get(objectKind, name) {
      const found = objects.filter(
        object =>
          object.kind === objectKind &&
          (name === undefined || object.metadata.name === name),
      );
      if (found.length !== 1) {
        throw new Error(`${found.length} objects of kind ${objectKind}`);
      }
      return found[0];
    },
  };
}
