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
import {
  getString,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { ManifestObject, RenderedManifest } from '../../Rendered';
import { checkRepositoryPath } from '../../../pull-requests/checkRepositoryPath';
import { RenderContext } from '../Renderer';
import { groupOf, groups } from './groups';
import { ParameterRenderer } from './ParameterRenderer';
import { placeObject } from './placeObject';
import { ResourcePart } from './readTemplateParts';
import { toManifest } from './toManifest';
import { Turns } from './Turns';
import { toYamlFile } from './yamlText';

/**
 * Renders the resources of a template: those with the same path go into the same
 * file, those without one to where the layout has them.
 *
 * @internal
 */
export async function renderResources(
  template: KubernetesObject,
  resources: readonly ResourcePart[],
  renderer: ParameterRenderer,
  context: Pick<RenderContext, 'namespace' | 'isNamespaced'>,
): Promise<RenderedManifest[]> {
  const files = new Map<string | undefined, ManifestObject[]>();
  const texts = new Map<string, string>();
  const made = new Set<string>();
  const turns = Turns.create();
  for (const part of resources) {
    await turns.give();
    const path = part.path && pathOf(renderer.text(part.path));
    const objects: ManifestObject[] = [];
    for (const { document, at } of documentsOf(part, renderer)) {
      if (isKustomizeFile(document)) {
        texts.set(pathOfFile(path, at, texts), toYamlFile([document]));
      } else {
        const manifest = toManifest(document, at);
        const object = await placeObject(manifest, template, context);
        const key = keyOf(object);
        if (made.has(key)) {
          throw new InputError(`The template makes ${key} twice`);
        }
        made.add(key);
        objects.push(object);
      }
    }
    if (objects.length > 0) {
      files.set(path, [...(files.get(path) ?? []), ...objects]);
    }
  }
  for (const path of texts.keys()) {
    if (files.has(path)) {
      throw new InputError(
        `${path}: objects cannot be in the file of a kustomization`,
      );
    }
  }
  return [
    ...[...files].map(([path, objects]) => ({
      ...(path !== undefined && { path }),
      objects,
    })),
    ...[...texts].map(([path, text]) => ({ path, text })),
  ];
}

function documentsOf(
  { content, raw }: ResourcePart,
  renderer: ParameterRenderer,
): { document: unknown; at: string }[] {
  const texts = raw ? [...content, raw] : content;
  return texts.flatMap(text => {
    const documents = renderer.documents(text);
    if (text !== raw && documents.length !== 1) {
      throw new InputError(
        `${text.name} renders to ${documents.length} objects instead of one`,
      );
    }
    return documents.map(document => ({ document, at: text.name }));
  });
}

/** Weave GitOps' own examples start at `./`. */
function pathOf(text: string): string {
  const path = text.replace(/^(?:\.\/)+/, '');
  checkRepositoryPath(path);
  return path;
}

function pathOfFile(
  path: string | undefined,
  at: string,
  texts: ReadonlyMap<string, string>,
): string {
  if (path === undefined || texts.has(path)) {
    throw new InputError(
      path === undefined
        ? `${at}: a kustomization needs a path of its own`
        : `${path}: two kustomizations cannot be in one file`,
    );
  }
  return path;
}

/** It has no name, and means something to those who build the folder alone. */
function isKustomizeFile(document: unknown): boolean {
  const apiVersion = getString(document, 'apiVersion') ?? '';
  return groupOf(apiVersion) === groups.kustomize;
}

function keyOf({ apiVersion, kind, metadata }: ManifestObject): string {
  const { namespace, name } = metadata;
  const group = groupOf(apiVersion);
  return `${group ? `${kind}.${group}` : kind} ${
    namespace ? `${namespace}/` : ''
  }${name}`;
}
