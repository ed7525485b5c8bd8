/** E-mail addresses are compared and stored in this form. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();
