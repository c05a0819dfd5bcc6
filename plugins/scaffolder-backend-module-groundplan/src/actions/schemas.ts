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
import { z as Zod } from 'zod/v3';

type Z = typeof Zod;

/** What a change is made from; see ChangeSource. */
export const sourceSchema = (z: Z) =>
  z
    .union([
      z.object({
        kind: z.enum(['cluster-class', 'capi-template', 'gitops-template']),
        host: z.string().describe('The host cluster that has the template'),
        namespace: z.string(),
        name: z.string(),
      }),
      z.object({
        kind: z.enum([
          'cluster',
          'terraform',
          'runner-scale-set',
          'deployment',
          'object',
        ]),
      }),
    ])
    .describe(
      'What it is made from: a template object of a host cluster, what Groundplan itself writes, or `object` for a change of what is there',
    );

/** Where it goes; see ChangeTarget. */
export const targetSchema = (z: Z) =>
  z
    .object({
      host: z.string().describe('The host cluster'),
      namespace: z.string().describe('The namespace of what is made'),
      repository: z
        .string()
        .describe('The address of one of the repositories of the host cluster'),
      branch: z
        .string()
        .optional()
        .describe("What the pull request is against; Flux's branch by default"),
      layout: z.enum(['flux', 'helm-folders']).optional(),
      path: z
        .string()
        .optional()
        .describe("The folder of the host's objects; Flux's path by default"),
    })
    .describe('Where it goes; left out for a change of what is there');

/** One thing that is changed; see ChangePart. */
const partSchema = (z: Z) =>
  z.object({
    what: z.string(),
    title: z.string(),
    host: z.string(),
    namespace: z.string(),
    files: z.array(
      z.object({ path: z.string(), content: z.string().nullable() }),
    ),
    objects: z.array(
      z.object({
        apiVersion: z.string(),
        kind: z.string(),
        namespace: z.string().optional(),
        name: z.string(),
        domain: z.enum(['cluster', 'terraform', 'runner-scale-set', 'app']),
        change: z.enum(['created', 'changed', 'deleted']),
      }),
    ),
  });

/** What `groundplan:render` hands on; see ChangePlan. */
export const planSchema = (z: Z) =>
  partSchema(z)
    .extend({
      repository: z.string(),
      base: z.string(),
      basedOn: z.string(),
      parts: z
        .array(partSchema(z))
        .optional()
        .describe('Where it changes several things'),
    })
    .describe('The output `plan` of `groundplan:render`');

/** Of the user, where the repository wants their own. */
export const tokenSchema = (z: Z) =>
  z
    .string()
    .optional()
    .describe(
      "The user's own token for the Git provider, such as `${{ secrets.USER_OAUTH_TOKEN }}`; the integration's credentials by default",
    );
