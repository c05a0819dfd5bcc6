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
import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ChangePlan,
  PreviewRequest,
  PreviewResponse,
} from 'backstage-plugin-groundplan-common';
import {
  authorizeChange,
  ChangeService,
  parseChangeInput,
  withoutUserCredentials,
} from 'backstage-plugin-groundplan-node';
import { resolveRenderInput } from './resolveRenderInput';

/** @internal */
export interface PreviewServiceOptions {
  catalog: CatalogService;
  changes: ChangeService;
  permissions: PermissionsService;
}

/**
 * Shows what a template would write, to whom may write it.
 *
 * @internal
 */
export class PreviewService {
  readonly #options: PreviewServiceOptions;

  static create(options: PreviewServiceOptions): PreviewService {
    return new PreviewService(options);
  }

  private constructor(options: PreviewServiceOptions) {
    this.#options = options;
  }

  async preview(
    { templateRef, values, token }: PreviewRequest,
    credentials: BackstageCredentials,
    signal?: AbortSignal,
  ): Promise<PreviewResponse> {
    const { catalog, changes, permissions } = this.#options;
    const ref = normalize(templateRef);
    const template = await catalog.getEntityByRef(ref, { credentials });
    if (!template) {
      throw new NotFoundError(`There is no template ${ref}`);
    }
    const input = parseChangeInput(resolveRenderInput(template, values));
    const change = await changes.plan(input, {
      template: ref,
      reader: { catalog, credentials },
      token,
      signal,
    });
    await authorizeChange(changes.rights(change), {
      catalog,
      credentials,
      permissions,
    });
    const validation = await changes.validate(change.plan, { signal });
    const { what, title, repository, base } = change.plan;
    return {
      what,
      title,
      repository,
      base,
      objects: objectsOf(change.plan),
      files: change.files.map(({ path, before, after }) => ({
        path,
        before,
        after,
        change: changeOf(before, after),
        findings: validation.findings
          .filter(finding => finding.path === path)
          .map(({ path: _, ...finding }) => finding),
      })),
      findings: [
        ...(changes.requiresUserCredentials && !token
          ? [
              {
                id: 'user-credentials',
                severity: 'error' as const,
                message: withoutUserCredentials(repository),
              },
            ]
          : []),
        ...changes.consequences(change),
      ],
      checkedBy: validation.checkedBy,
      unchecked: validation.unchecked,
    };
  }
}

/** Those of several hosts with the host of each. */
function objectsOf({
  host,
  objects,
  parts = [],
}: ChangePlan): PreviewResponse['objects'] {
  return parts.some(part => part.host !== host)
    ? parts.flatMap(part =>
        part.objects.map(object => ({ ...object, host: part.host })),
      )
    : objects;
}

function changeOf(before: string | null, after: string | null) {
  if (before === null) {
    return 'created';
  }
  return after === null ? 'deleted' : 'changed';
}

function normalize(templateRef: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(templateRef, {
        defaultKind: 'template',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `templateRef: '${templateRef}' is no entity reference`,
    );
  }
}
