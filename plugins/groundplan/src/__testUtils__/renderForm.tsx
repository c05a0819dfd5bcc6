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

import { ScmAuthApi } from '@backstage/integration-react';
import {
  SecretsContextProvider,
  TemplateParameterSchema,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { FakeGroundplanApi, templateForms } from '../../dev/__fixtures__';
import {
  changeField,
  credentialsField,
  newRepositoryField,
  previewField,
  profilesField,
  targetField,
} from '../fields';
import { sharedQueryClient } from '../query';
import { renderGroundplan } from './renderGroundplan';

type Values = Record<string, unknown>;

interface RenderFormOptions {
  api?: FakeGroundplanApi;
  /** The name of one of the fixtures' templates. */
  template?: string;
  /** Options of the first field. */
  uiOptions?: object;
  /** What signs the user in to Git providers. */
  scmAuth?: ScmAuthApi;
  /** What a link filled in. */
  values?: Values;
  path?: string;
}

const FIELDS = [
  changeField,
  credentialsField,
  newRepositoryField,
  previewField,
  profilesField,
  targetField,
].map(({ schema, ...field }) => field);

/** Renders a form as the Scaffolder does, with its own stepper. @internal */
export async function renderForm(options: RenderFormOptions = {}) {
  const {
    api,
    template = 'groundplan-change',
    values = {},
    path = `/create/templates/default/${template}`,
  } = options;
  sharedQueryClient.clear();
  const onCreate = jest.fn(async (_values: Values) => {});
  let secrets: Record<string, string> = {};
  function Secrets() {
    secrets = useTemplateSecrets().secrets;
    return null;
  }
  const form = (
    <SecretsContextProvider>
      <Secrets />
      <Stepper
        manifest={withOptions(templateForms[template], options.uiOptions)}
        extensions={FIELDS}
        initialState={values as {}}
        onCreate={onCreate}
      />
    </SecretsContextProvider>
  );
  renderGroundplan(
    <Routes>
      <Route path="/create/templates/:namespace/:templateName" element={form} />
      <Route path="*" element={form} />
    </Routes>,
    { api, path, scmAuth: options.scmAuth },
  );
  const press = async (name: string) => {
    await userEvent.click(await screen.findByRole('button', { name }));
  };
  return {
    next: () => press('Next'),
    back: () => press('Back'),
    /** What would be sent beside the values. */
    secrets: () => secrets,
    /** From the last page: what would be sent. */
    created: async () => {
      await press('Review');
      await press('Create');
      return onCreate.mock.calls[0][0];
    },
    choose: async (field: RegExp, option: string) => {
      await userEvent.click(await screen.findByRole('button', { name: field }));
      await userEvent.click(
        await screen.findByRole('option', { name: option }),
      );
    },
  };
}

function withOptions(
  manifest: TemplateParameterSchema,
  uiOptions?: object,
): TemplateParameterSchema {
  if (!uiOptions) {
    return manifest;
  }
  const copy: TemplateParameterSchema = JSON.parse(JSON.stringify(manifest));
  const { properties } = copy.steps[0].schema as {
    properties: Record<string, Record<string, unknown>>;
  };
  Object.values(properties)[0]['ui:options'] = uiOptions;
  return copy;
}

/** An API that fails one request as a test says. @internal */
export function failing(
  method:
    | 'getTargets'
    | 'getCredentials'
    | 'getProfiles'
    | 'getProfileValues'
    | 'preview'
    | 'getEditForm'
    | 'getEntityChanges'
    | 'getPullRequests',
  error: Error,
) {
  const api = new FakeGroundplanApi();
  api[method] = async () => {
    throw error;
  };
  return api;
}
