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
import { TemplateSourceRef } from 'backstage-plugin-groundplan-common';
import { ManifestObject, Rendered, RenderedManifest } from '../Rendered';
import { findTemplate } from './findTemplate';
import { engineOf } from './parametrised/engineOf';
import { flagOf } from './parametrised/flagOf';
import { groupOf, groups } from './parametrised/groups';
import { injectCredentials } from './parametrised/injectCredentials';
import { ParameterRenderer } from './parametrised/ParameterRenderer';
import { parseParameterValues } from './parametrised/parseParameterValues';
import { readTemplateParts } from './parametrised/readTemplateParts';
import { renderCharts } from './parametrised/renderCharts';
import { renderCommonBases } from './parametrised/renderCommonBases';
import { renderResources } from './parametrised/renderResources';
import { Renderer } from './Renderer';

/**
 * Renders a CAPITemplate or GitOpsTemplate as Weave GitOps does, for the namespace
 * that was chosen and no other.
 *
 * @public
 */
export const renderParameterTemplate: Renderer<TemplateSourceRef> = async (
  source,
  values,
  context,
) => {
  const template = findTemplate(source, context);
  const { object } = template;
  const { namespace } = context;
  const parsed = parseParameterValues(values, template, namespace);
  const { parameters, free, profiles, credentials } = parsed;
  if (credentials && !flagOf(object, 'credentials-enabled', true)) {
    throw new InputError('credentials: the template takes none');
  }
  const parts = readTemplateParts(object);
  const renderer = ParameterRenderer.create({
    engine: engineOf(object),
    values: parameters,
    free,
  });
  const resources = await renderResources(
    object,
    parts.resources,
    renderer,
    context,
  );
  const objects = resources.flatMap(objectsOf);
  const { segment, word } = kindOf(objects);
  const name = nameOf(parameters, objects);
  const cluster = { namespace, name };
  const manifests = [
    ...(credentials ? injectCredentials(resources, credentials) : resources),
    ...renderCharts({
      template: object,
      parts,
      profiles,
      renderer,
      cluster,
      context,
    }),
    ...renderCommonBases(object, cluster, segment === 'cluster', context),
  ];
  if (manifests.length === 0) {
    throw new InputError('With these values, the template makes nothing');
  }
  return { segment, name, title: `${word} ${name}`, manifests };
};

function objectsOf(manifest: RenderedManifest): ManifestObject[] {
  return 'objects' in manifest ? manifest.objects : [];
}

/** What it is: a cluster or a Terraform resource where it makes one. */
function kindOf(objects: readonly ManifestObject[]): {
  segment: Rendered['segment'];
  word: string;
} {
  const makes = (group: string, kind: string) =>
    objects.some(
      object => object.kind === kind && groupOf(object.apiVersion) === group,
    );
  if (makes(groups.clusterApi, 'Cluster')) {
    return { segment: 'cluster', word: 'Cluster' };
  }
  return makes(groups.terraform, 'Terraform')
    ? { segment: 'terraform', word: 'Terraform' }
    : { segment: 'app', word: objects[0]?.kind ?? 'Charts' };
}

function nameOf(
  parameters: Record<string, string>,
  objects: readonly ManifestObject[],
): string {
  const name =
    parameters.CLUSTER_NAME ||
    parameters.RESOURCE_NAME ||
    objects[0]?.metadata.name;
  if (!name) {
    throw new InputError(
      'The template makes no object, and has neither a CLUSTER_NAME nor a RESOURCE_NAME to name its files by',
    );
  }
  // Of objects it has been checked; of files and branches it is here.
  if (!/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name) || name.includes('..')) {
    throw new InputError(
      `'${name}' cannot be part of the names of files and branches; allowed are a-z, 0-9, - and . between them`,
    );
  }
  return name;
}
