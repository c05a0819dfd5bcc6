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

import { useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { IdentityApi, SignInPageProps } from '@backstage/core-plugin-api';
import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Container,
  Flex,
  Grid,
  Text,
} from '@backstage/ui';

const PEOPLE = [
  {
    id: 'ada',
    title: 'Ada, platform engineer',
    text: 'Runs the platform: sees every cluster, Terraform resource and runner scale set.',
  },
  {
    id: 'devon',
    title: 'Devon, developer',
    text: 'Works in the payments team: sees what his team owns.',
  },
  {
    id: 'sam',
    title: 'Sam, stranger',
    text: 'Belongs to no team: sees the catalog, and no infrastructure.',
  },
];

/** Where the browser's tab keeps who it is, so that a reload does not ask again. */
const STORAGE_KEY = 'groundplan-sandbox-person';

/** Forgets the person on sign-out, so that somebody else can sign in. */
function forgetting(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      sessionStorage.removeItem(STORAGE_KEY);
      await identity.signOut();
    },
  };
}

/** Offers the sandbox's three people; there are no passwords in a sandbox. */
export function SandboxSignIn(props: SignInPageProps) {
  const [person, setPerson] = useState(
    () => sessionStorage.getItem(STORAGE_KEY) ?? undefined,
  );
  if (person) {
    return (
      <ProxiedSignInPage
        onSignInSuccess={identity => {
          sessionStorage.setItem(STORAGE_KEY, person);
          props.onSignInSuccess(forgetting(identity));
        }}
        provider="sandbox"
        headers={{ 'x-groundplan-person': person }}
      />
    );
  }
  return (
    <main>
      <Container py="12">
        <Flex direction="column" gap="6">
          <Text as="h1" variant="title-medium">
            Groundplan sandbox
          </Text>
          <Text>Who do you want to be?</Text>
          <Grid.Root columns={{ initial: '1', md: '3' }} gap="4">
            {PEOPLE.map(({ id, title, text }) => (
              <Card key={id}>
                <CardHeader>
                  <Text as="h2" variant="title-small">
                    {title}
                  </Text>
                </CardHeader>
                <CardBody>
                  <Text>{text}</Text>
                </CardBody>
                <CardFooter>
                  <Button
                    aria-label={`Sign in as ${title}`}
                    onPress={() => setPerson(id)}
                  >
                    Sign in
                  </Button>
                </CardFooter>
              </Card>
            ))}
          </Grid.Root>
        </Flex>
      </Container>
    </main>
  );
}
