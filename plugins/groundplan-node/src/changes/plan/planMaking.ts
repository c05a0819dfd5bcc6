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
  ChangedFile,
  ChangeInput,
  ChangeOrigin,
  ChangeTarget,
  TargetRepository,
} from 'backstage-plugin-groundplan-common';
import { kustomizationEdits } from '../layout/kustomizationEdits';
import { layOut } from '../layout/layOut';
import { joinPath } from '../layout/paths';
import { withChartOrigin } from '../origin/chartOrigin';
import { withOrigin } from '../origin/originAnnotation';
import { previousFiles } from '../origin/previousFiles';
import { LayoutOptions, ManifestObject, Rendered } from '../Rendered';
import { EntityLookup, RenderContext, Renderer } from '../render/Renderer';
import { finishPlan, PlannedChange } from './finishPlan';
import { AppliedFolder } from '../reach/FileReach';
import { Base } from './openBase';

/** @internal */
export interface PlanMakingOptions {
  input: ChangeInput & { target: ChangeTarget };
  /** The Template entity whose form it was. */
  template?: string;
  repository: TargetRepository;
  base: Base;
  render: Renderer<ChangeInput['source']>;
  folders: readonly AppliedFolder[];
  lookup: RenderContext['lookup'];
  isNamespaced: RenderContext['isNamespaced'];
  entities?: EntityLookup;
  /** What the change is called, where it is not a making alone. */
  about?: { what: string; title: string };
}

/**
 * Renders a source and lays it out. What was made from it before and is no longer
 * rendered is deleted.
 *
 * @internal
 */
export async function planMaking(
  options: PlanMakingOptions,
): Promise<PlannedChange> {
  const { input, repository, base, isNamespaced } = options;
  const { target } = input;
  const { rendered, placed, layout } = await renderMaking(options);
  const what = `${rendered.name}.${rendered.segment}.${target.namespace}.${target.host}`;
  const made = await layOut(namesOf(placed), layout);
  const origin: ChangeOrigin = {
    ...(options.template && { template: options.template }),
    ...input,
    what,
    repository: repository.url,
    files: made
      .map(({ path }) => path)
      .filter(path => !path.match(/(^|\/)kustomization\.ya?ml$/i)),
  };
  const files = await layOut(carryOrigin(placed, origin), layout);
  const gone = await previousFiles({
    origin,
    files: base.files,
    made: files,
  });
  return await finishPlan(
    {
      what,
      title: rendered.title,
      ...options.about,
      host: target.host,
      namespace: target.namespace,
      repository: repository.url,
    },
    gone.length === 0 ? files : await withoutFiles(files, gone, layout),
    { base, folders: options.folders, isNamespaced },
  );
}

/** What a source renders to, in the namespace that was chosen. */
async function renderMaking(
  options: Pick<
    PlanMakingOptions,
    | 'input'
    | 'repository'
    | 'base'
    | 'render'
    | 'lookup'
    | 'isNamespaced'
    | 'entities'
  >,
): Promise<{
  rendered: Rendered;
  placed: Rendered;
  layout: LayoutOptions;
}> {
  const { input, repository, base, lookup, isNamespaced } = options;
  const { target } = input;
  const layout: LayoutOptions = {
    layout: target.layout ?? repository.layout,
    path: joinPath(target.path ?? repository.path),
    host: target.host,
    namespace: target.namespace,
    files: base.files,
  };
  const context: RenderContext = {
    ...layout,
    lookup,
    isNamespaced,
    entities: options.entities,
  };
  const rendered = await options.render(input.source, input.values, context);
  const placed = await placeNamespaces(rendered, context);
  return { rendered, placed, layout };
}

/** The files that a source makes, before they say where they come from. @internal */
export async function filesOfMaking(
  options: Parameters<typeof renderMaking>[0],
): Promise<ChangedFile[]> {
  const { placed, layout } = await renderMaking(options);
  return await layOut(placed, layout);
}

async function placeNamespaces(
  rendered: Rendered,
  context: RenderContext,
): Promise<Rendered> {
  const place = async (object: ManifestObject): Promise<ManifestObject> => {
    const { kind, apiVersion, metadata } = object;
    const namespaced = await context.isNamespaced(apiVersion, kind);
    if (metadata.namespace === undefined) {
      return namespaced === false
        ? object
        : {
            ...object,
            metadata: { ...metadata, namespace: context.namespace },
          };
    }
    if (metadata.namespace !== context.namespace && namespaced !== false) {
      throw new InputError(
        `${kind} ${metadata.name} would be made in the namespace ${metadata.namespace}, but ${context.namespace} was chosen`,
      );
    }
    return object;
  };
  const manifests = await Promise.all(
    rendered.manifests.map(async manifest =>
      'text' in manifest
        ? manifest
        : {
            ...manifest,
            objects: await Promise.all(manifest.objects.map(place)),
          },
    ),
  );
  return { ...rendered, manifests };
}

/** Which files there are depends on what objects are called alone, and their texts take long. */
function namesOf(rendered: Rendered): Rendered {
  const name = ({ apiVersion, kind, metadata }: ManifestObject) => ({
    apiVersion,
    kind,
    metadata: { name: metadata.name, namespace: metadata.namespace },
  });
  return {
    ...rendered,
    manifests: rendered.manifests.map(manifest =>
      'text' in manifest
        ? manifest
        : { ...manifest, objects: manifest.objects.map(name) },
    ),
  };
}

function carryOrigin(rendered: Rendered, origin: ChangeOrigin): Rendered {
  const all = rendered.manifests.flatMap(manifest =>
    'text' in manifest ? [] : manifest.objects,
  );
  const carrying = withOrigin(all, origin);
  const carried = new Map(all.map((object, i) => [object, carrying[i]]));
  return {
    ...rendered,
    manifests: rendered.manifests.map(manifest =>
      'text' in manifest
        ? { ...manifest, text: withChartOrigin(manifest, origin) }
        : {
            ...manifest,
            objects: manifest.objects.map(
              object => carried.get(object) ?? object,
            ),
          },
    ),
  };
}

/** Files that are made no more, and the kustomization.yaml files without them. */
async function withoutFiles(
  files: ChangedFile[],
  gone: string[],
  layout: LayoutOptions,
): Promise<ChangedFile[]> {
  const made = new Map(files.map(({ path, content }) => [path, content]));
  const edits = await kustomizationEdits(
    {
      path: layout.path,
      files: {
        paths: layout.files.paths,
        read: async path => made.get(path) ?? (await layout.files.read(path)),
      },
    },
    { remove: gone },
  );
  for (const { path, content } of edits) {
    made.set(path, content);
  }
  gone.forEach(path => made.set(path, null));
  return [...made].map(([path, content]) => ({ path, content }));
}
